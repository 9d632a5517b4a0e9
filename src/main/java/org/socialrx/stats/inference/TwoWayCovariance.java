package org.socialrx.stats.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * Covariance under two crossed kinds of clusters: V1 + V2 - V12, each part with its own factor.
 *
 * <p>A negative variance stays without error. Source: Cameron, Gelbach and Miller (2011), Journal of Business and
 * Economic Statistics 29.
 *
 * @param first by the first kind of cluster
 * @param second by the second kind
 * @param both by their intersections
 */
public record TwoWayCovariance(ClusterCovariance first, ClusterCovariance second, ClusterCovariance both) {
    /** The variance of the combination l'b; it may be negative. */
    public double variance(ClusterCovarianceType type, double[] contrast) {
        return first.variance(type, contrast) + second.variance(type, contrast) - both.variance(type, contrast);
    }

    /** The combination l'b with its error, test and interval; t on one less than the smaller number of clusters. */
    public Estimate estimate(ClusterCovarianceType type, double value, double[] contrast, double level) {
        double variance = variance(type, contrast);
        if (Double.isNaN(value) || !(variance >= 0)) {
            return Estimate.withoutError(value);
        }
        double df = Math.min(first.clusters(), second.clusters()) - 1.0;
        return Estimate.student(value, Math.sqrt(variance), df, level);
    }

    /** Every coefficient with its error, test and interval. */
    public List<Estimate> estimates(ClusterCovarianceType type, double[] coefficients, double level) {
        List<Estimate> estimates = new ArrayList<>();
        for (int j = 0; j < coefficients.length; j++) {
            double[] contrast = new double[coefficients.length];
            contrast[j] = 1;
            estimates.add(estimate(type, coefficients[j], contrast, level));
        }
        return estimates;
    }
}
