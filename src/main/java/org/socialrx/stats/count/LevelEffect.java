package org.socialrx.stats.count;

import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;

/**
 * Events with and without the effect over the rows that count.
 *
 * @param fitted sum of mu1, events as fitted
 * @param without sum of mu0, events had there been no effect
 * @param exposure person-time of units that had events
 * @param silentExposure person-time of units without any event, whose fitted means are 0
 * @param fittedGradient derivative of {@code fitted} by the coefficients
 * @param withoutGradient derivative of {@code without} by the coefficients
 */
public record LevelEffect(
        double fitted,
        double without,
        double exposure,
        double silentExposure,
        double[] fittedGradient,
        double[] withoutGradient) {

    /** Difference in events per unit of exposure, over everybody's person-time, also of units without events. */
    public Estimate perExposure(ClusterCovariance covariance, ClusterCovarianceType type, double level) {
        return difference(exposure + silentExposure, covariance, type, level);
    }

    /**
     * Difference in events per unit of exposure, over the person-time of units that had events: the sample of the fit.
     */
    public Estimate perExposureOfUnitsWithEvents(
            ClusterCovariance covariance, ClusterCovarianceType type, double level) {
        return difference(exposure, covariance, type, level);
    }

    /** Log of the ratio of events with the effect to events without it. */
    public Estimate logRatio(ClusterCovariance covariance, ClusterCovarianceType type, double level) {
        double[] gradient = new double[fittedGradient.length];
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = fittedGradient[j] / fitted - withoutGradient[j] / without;
        }
        return covariance.estimate(type, Math.log(fitted / without), gradient, level);
    }

    private Estimate difference(double time, ClusterCovariance covariance, ClusterCovarianceType type, double level) {
        double[] gradient = new double[fittedGradient.length];
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = (fittedGradient[j] - withoutGradient[j]) / time;
        }
        return covariance.estimate(type, (fitted - without) / time, gradient, level);
    }
}
