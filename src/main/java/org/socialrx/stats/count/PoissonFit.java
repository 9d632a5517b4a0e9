package org.socialrx.stats.count;

import java.util.List;
import org.socialrx.stats.algebra.OrderedCholesky;
import org.socialrx.stats.inference.CoefficientTable;
import org.socialrx.stats.inference.RegressionFit;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;

/**
 * A Poisson fit.
 *
 * @param names k column names
 * @param coefficients k log rate ratios per unit of the column; NaN where aliased
 * @param root P with PP' = inverse information: k rows, one column a kept column; 0 where aliased
 * @param aliased names of columns that earlier ones determine
 * @param rows N, rows of weight above 0
 * @param parameters K, rank of the regressors
 * @param logLikelihood at the estimate
 * @param deviance twice its distance from the saturated model
 * @param dispersion Pearson chi-squared over N - K
 * @param passes over the rows that it took
 */
public record PoissonFit(
        List<String> names,
        double[] coefficients,
        double[][] root,
        List<String> aliased,
        long rows,
        int parameters,
        double logLikelihood,
        double deviance,
        double dispersion,
        int passes)
        implements RegressionFit {
    public PoissonFit {
        names = List.copyOf(names);
        aliased = List.copyOf(aliased);
    }

    /** Inverse information, k x k; 0 where aliased. */
    public double[][] inverse() {
        return OrderedCholesky.outer(root);
    }

    /** Expected count: exposure times exp(x'b). */
    public double mean(double[] x, double exposure) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += Double.isNaN(coefficients[j]) ? 0 : x[j] * coefficients[j];
        }
        return exposure * Math.exp(sum);
    }

    /** Inverse information; normal. */
    @Override
    public CoefficientTable classical() {
        return withCovariance(inverse());
    }

    /** These coefficients with another covariance; normal. */
    @Override
    public CoefficientTable withCovariance(double[][] covariance) {
        return new CoefficientTable(coefficients, covariance, Double.NaN);
    }

    /** Adds a row to the sums of its cluster. */
    public void addTo(SumsByCluster sums, String cluster, double[] x, double y, double exposure, double weight) {
        double mu = mean(x, exposure);
        sums.add(cluster, x, weight * mu, weight * (y - mu));
    }

    /** Empty sums for HC covariances of this fit. */
    @Override
    public RobustSums robustSums() {
        return new RobustSums(inverse());
    }

    /** Adds a row to sums for HC covariances. */
    public void addTo(RobustSums sums, double[] x, double y, double exposure, double weight) {
        double mu = mean(x, exposure);
        sums.add(x, weight * mu, weight * (y - mu));
    }
}
