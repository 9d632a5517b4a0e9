package org.socialrx.stats.inference;

import java.io.Serializable;
import java.util.List;

/** A fitted regression as its covariances see it; it may travel to the rows. */
public interface RegressionFit extends Serializable {
    /** The k column names. */
    List<String> names();

    /** The k coefficients, not a number where aliased. */
    double[] coefficients();

    /** P with PP' the inverse information: k rows, one column a kept column. */
    double[][] root();

    /** Names of columns that earlier ones determine. */
    List<String> aliased();

    /** N, rows of weight above 0. */
    long rows();

    /** K, rank of the regressors. */
    int parameters();

    /** The classical covariance with its reference distribution. */
    CoefficientTable classical();

    /** Another covariance with the reference distribution of covariances that let every row vary. */
    CoefficientTable withCovariance(double[][] covariance);

    /** Empty sums for HC covariances. */
    RobustSums robustSums();
}
