package org.socialrx.fit.regression;

import java.io.Serializable;
import java.util.List;
import org.socialrx.stats.inference.CoefficientTable;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;

/** A fitted regression as its covariances see it. It travels to the rows. */
interface FittedModel extends Serializable {
    /** Terms. */
    List<String> names();

    /** Coefficients, not a number where aliased. */
    double[] coefficients();

    /** P with PP' the inverse information. */
    double[][] root();

    /** N. */
    long rows();

    /** K. */
    int parameters();

    /** The classical covariance with its reference distribution. */
    CoefficientTable classical();

    /** Another covariance with the reference distribution of robust ones. */
    CoefficientTable withCovariance(double[][] covariance);

    /** Empty sums for robust covariances. */
    RobustSums robustSums();

    /** Adds a row to robust sums. */
    void addTo(RobustSums sums, double[] row);

    /** Adds a row to the sums of its cluster. */
    void addTo(SumsByCluster sums, String cluster, double[] row);
}
