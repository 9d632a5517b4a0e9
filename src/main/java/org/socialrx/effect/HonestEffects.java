package org.socialrx.effect;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.socialrx.stats.honest.HonestInterval;
import org.socialrx.stats.honest.RelativeMagnitudes;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.study.Periods;

/**
 * The mean effect when the arms' trends may part after the index date, by no more than a multiple of the largest step
 * between two periods before it (Rambachan and Roth, Review of Economic Studies 2023;90:2555).
 *
 * <p>The reference is the last baseline period. The periods left out come after it with weight 0: whatever the crisis
 * does there, the effect periods alone are averaged.
 */
final class HonestEffects {
    private static final int POINTS = 401;
    private static final double HALF_WIDTH = 20;
    private static final double MOST = 5;
    private static final double FINEST = 0.01;

    private final org.socialrx.stats.honest.EventStudy study;
    private final double mean;
    private final double stdError;

    private HonestEffects(double[] estimates, double[][] covariance, int before, double[] weights) {
        this.study = new org.socialrx.stats.honest.EventStudy(estimates, covariance, before, weights);
        double sum = 0;
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * estimates[before + i];
            for (int j = 0; j < weights.length; j++) {
                variance += weights[i] * weights[j] * covariance[before + i][before + j];
            }
        }
        this.mean = sum;
        this.stdError = Math.sqrt(variance);
    }

    /** From an event study; empty when a period has no estimate or a single one stands before the reference. */
    static Optional<HonestEffects> of(EventStudy eventStudy, Attempt attempt, ClusterCovarianceType errors) {
        var periods = eventStudy.periods();
        var reference = periods.baseline().to();
        var others = IntStream.rangeClosed(periods.first(), periods.last())
                .filter(period -> period != reference)
                .toArray();
        if (!(attempt instanceof Attempt.Fitted fitted)
                || periods.baseline().length() < 2
                || !Arrays.stream(others).allMatch(period -> eventStudy.isEstimated(fitted, period))) {
            return Optional.empty();
        }
        var contrasts = Arrays.stream(others)
                .mapToObj(period -> eventStudy.contrast(fitted, period, reference))
                .toArray(double[][]::new);
        return Optional.of(new HonestEffects(
                Arrays.stream(contrasts)
                        .mapToDouble(contrast -> dot(contrast, fitted.fit().coefficients()))
                        .toArray(),
                covariances(contrasts, fitted.covariance().matrix(errors)),
                periods.baseline().length() - 1,
                weights(periods)));
    }

    private static double[] weights(Periods periods) {
        return IntStream.rangeClosed(periods.leftOut().from(), periods.last())
                .mapToDouble(period -> periods.effect().contains(period)
                        ? 1.0 / periods.effect().length()
                        : 0)
                .toArray();
    }

    private static double[][] covariances(double[][] contrasts, double[][] covariance) {
        var covariances = new double[contrasts.length][contrasts.length];
        for (var i = 0; i < contrasts.length; i++) {
            var half = new double[covariance.length];
            for (var m = 0; m < half.length; m++) {
                half[m] = dot(contrasts[i], covariance[m]);
            }
            for (var j = 0; j < contrasts.length; j++) {
                covariances[i][j] = dot(half, contrasts[j]);
            }
        }
        return covariances;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] == 0 ? 0 : one[i] * other[i];
        }
        return sum;
    }

    /** The ratio with its interval under a bound. */
    EffectSize under(double bound) {
        var interval = interval(bound);
        return new EffectSize(
                Math.exp(mean),
                stdError,
                Double.NaN,
                Double.NaN,
                Math.exp(interval.low()),
                Math.exp(interval.high()),
                Double.NaN);
    }

    /**
     * The largest bound, to two decimals, under which the interval still leaves out no effect; 0 when parallel trends
     * leave none out, {@value #MOST} when more would be needed.
     */
    double breakdown() {
        if (!leavesOutNone(0)) {
            return 0;
        }
        double low = 0;
        double high = MOST;
        if (leavesOutNone(high)) {
            return MOST;
        }
        while (high - low > FINEST / 2) {
            double middle = (low + high) / 2;
            if (leavesOutNone(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.floor(low / FINEST + 0.5) * FINEST;
    }

    private boolean leavesOutNone(double bound) {
        var interval = bound == 0 ? HonestInterval.original(study, EffectSize.LEVEL) : interval(bound);
        return interval.low() > 0 || interval.high() < 0;
    }

    private HonestInterval interval(double bound) {
        return new RelativeMagnitudes(study, POINTS, HALF_WIDTH).interval(bound, EffectSize.LEVEL);
    }
}
