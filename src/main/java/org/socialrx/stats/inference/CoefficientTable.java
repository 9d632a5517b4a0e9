package org.socialrx.stats.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * Coefficients with a covariance matrix and the reference distribution their tests use.
 *
 * @param coefficients k coefficients, NaN where aliased
 * @param covariance k x k
 * @param df degrees of freedom of the t distribution; NaN for the normal one
 */
public record CoefficientTable(double[] coefficients, double[][] covariance, double df) {
    /** Every coefficient with its error, test and interval. */
    public List<Estimate> estimates(double level) {
        List<Estimate> estimates = new ArrayList<>();
        for (int j = 0; j < coefficients.length; j++) {
            estimates.add(estimate(coefficients[j], Math.sqrt(covariance[j][j]), level));
        }
        return estimates;
    }

    /** The combination l'b with its error, test and interval. */
    public Estimate combination(double[] contrast, double level) {
        double value = 0;
        double variance = 0;
        for (int i = 0; i < contrast.length; i++) {
            if (contrast[i] != 0) {
                value += contrast[i] * coefficients[i];
                variance += contrast[i] * ClusterLeverage.dot(covariance[i], contrast);
            }
        }
        return estimate(value, Math.sqrt(variance), level);
    }

    private Estimate estimate(double value, double stdError, double level) {
        if (Double.isNaN(value)) {
            return Estimate.withoutError(value);
        }
        return Double.isNaN(df)
                ? Estimate.normal(value, stdError, level)
                : Estimate.student(value, stdError, df, level);
    }
}
