package org.socialrx.stats.count;

import java.util.List;
import org.socialrx.stats.algebra.OrderedCholesky;
import org.socialrx.stats.inference.CoefficientTable;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.inference.RegressionFit;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;

/**
 * A negative binomial fit.
 *
 * @param names k column names
 * @param coefficients k log rate ratios per unit of the column; NaN where aliased
 * @param root P with PP' = inverse expected information of the coefficients at theta: k rows, one column a kept column;
 *     0 where aliased
 * @param aliased names of columns that earlier ones determine
 * @param theta variance is mu + mu²/theta
 * @param thetaError standard error of theta from its own second derivative
 * @param rows N, rows of weight above 0
 * @param parameters K, rank of the regressors
 * @param logLikelihood at the estimate
 */
public record NegativeBinomialFit(
        List<String> names,
        double[] coefficients,
        double[][] root,
        List<String> aliased,
        double theta,
        double thetaError,
        long rows,
        int parameters,
        double logLikelihood)
        implements RegressionFit {
    public NegativeBinomialFit {
        names = List.copyOf(names);
        aliased = List.copyOf(aliased);
    }

    /** Inverse expected information, k x k; 0 where aliased. */
    public double[][] inverse() {
        return OrderedCholesky.outer(root);
    }

    /** 1/theta. */
    public double alpha() {
        return 1 / theta;
    }

    /** Theta with its error; normal. */
    public Estimate thetaEstimate(double level) {
        return Estimate.normal(theta, thetaError, level);
    }

    /** Expected count: exposure times exp(x'b). */
    public double mean(double[] x, double exposure) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += Double.isNaN(coefficients[j]) ? 0 : x[j] * coefficients[j];
        }
        return exposure * Math.exp(sum);
    }

    /** Inverse expected information; normal. */
    @Override
    public CoefficientTable classical() {
        return withCovariance(inverse());
    }

    /** These coefficients with another covariance; normal. */
    @Override
    public CoefficientTable withCovariance(double[][] covariance) {
        return new CoefficientTable(coefficients, covariance, Double.NaN);
    }

    /** Adds a row to the sums of its cluster, theta taken as known. */
    public void addTo(SumsByCluster sums, String cluster, double[] x, double y, double exposure, double weight) {
        double mu = mean(x, exposure);
        double spread = 1 + mu / theta;
        sums.add(cluster, x, weight * mu / spread, weight * (y - mu) / spread);
    }

    /** Empty sums for HC covariances of this fit. */
    @Override
    public RobustSums robustSums() {
        return new RobustSums(inverse());
    }

    /** Adds a row to sums for HC covariances, theta taken as known. */
    public void addTo(RobustSums sums, double[] x, double y, double exposure, double weight) {
        double mu = mean(x, exposure);
        double spread = 1 + mu / theta;
        sums.add(x, weight * mu / spread, weight * (y - mu) / spread);
    }
}
