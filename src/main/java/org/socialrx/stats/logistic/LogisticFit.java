package org.socialrx.stats.logistic;

import java.util.List;
import org.socialrx.stats.algebra.OrderedCholesky;
import org.socialrx.stats.inference.CoefficientTable;
import org.socialrx.stats.inference.RegressionFit;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;

/**
 * A logistic fit.
 *
 * @param names k column names
 * @param coefficients k log odds ratios per unit of the column; NaN where aliased
 * @param root P with PP' = inverse information: k rows, one column a kept column; 0 where aliased
 * @param aliased names of columns that earlier ones determine
 * @param rows N, rows of weight above 0
 * @param parameters K, rank of the regressors
 * @param logLikelihood at the estimate
 * @param passes over the rows that it took
 */
public record LogisticFit(
        List<String> names,
        double[] coefficients,
        double[][] root,
        List<String> aliased,
        long rows,
        int parameters,
        double logLikelihood,
        int passes)
        implements RegressionFit {
    public LogisticFit {
        names = List.copyOf(names);
        aliased = List.copyOf(aliased);
    }

    /** Inverse information, k x k; 0 where aliased. */
    public double[][] inverse() {
        return OrderedCholesky.outer(root);
    }

    /** Minus twice the log-likelihood: the saturated model of 0/1 outcomes has likelihood 1. */
    public double deviance() {
        return -2 * logLikelihood;
    }

    /** x'b, the log odds. */
    public double logit(double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += Double.isNaN(coefficients[j]) ? 0 : x[j] * coefficients[j];
        }
        return sum;
    }

    /** 1/(1 + exp(-x'b)). */
    public double probability(double[] x) {
        return 1 / (1 + Math.exp(-logit(x)));
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
    public void addTo(SumsByCluster sums, String cluster, double[] x, int y, double weight) {
        double p = probability(x);
        sums.add(cluster, x, weight * p * (1 - p), weight * (y - p));
    }

    /** Empty sums for HC covariances of this fit. */
    @Override
    public RobustSums robustSums() {
        return new RobustSums(inverse());
    }

    /** Adds a row to sums for HC covariances. */
    public void addTo(RobustSums sums, double[] x, int y, double weight) {
        double p = probability(x);
        sums.add(x, weight * p * (1 - p), weight * (y - p));
    }
}
