package org.socialrx.stats.logistic;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.socialrx.stats.TooFewRowsException;

/**
 * The median odds ratio of two units drawn at random: exp(sqrt(2) s z(3/4)), s the standard deviation of the units' log
 * odds in a logistic model with a normal effect for every unit.
 *
 * <p>Maximum likelihood; the effect of each unit is integrated out ({@link UnitIntegral}). Limits from the profile
 * likelihood. Source: Larsen and Merlo, American Journal of Epidemiology 2005;161:81.
 *
 * @param estimate the median odds ratio, at least 1
 * @param low lower 95 % limit
 * @param high upper 95 % limit
 * @param deviation s
 */
public record MedianOddsRatio(double estimate, double low, double high, double deviation) {
    private static final double LARGEST_DEVIATION = 5;
    private static final double PROFILE_DROP = 1.9207294103470494;
    private static final int STEPS = 45;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * Fits the model.
     *
     * @param events events of each unit, between 0 and its trials
     * @param trials people of each unit, positive
     * @throws TooFewRowsException for less than three units, or without both outcomes
     */
    public static MedianOddsRatio of(long[] events, long[] trials) {
        long happened =
                IntStream.range(0, events.length).mapToLong(i -> events[i]).sum();
        long all = IntStream.range(0, trials.length).mapToLong(i -> trials[i]).sum();
        if (events.length < 3 || happened == 0 || happened == all) {
            throw new TooFewRowsException("units with both outcomes", Math.min(2, events.length), 3);
        }
        double middle = Math.log(happened / (double) (all - happened));
        DoubleUnaryOperator profile =
                deviation -> largest(mean -> logLikelihood(events, trials, mean, deviation), middle - 4, middle + 4)
                        .value();
        var best = largest(profile, 0, LARGEST_DEVIATION);
        double drop = best.value() - PROFILE_DROP;
        double low = profile.applyAsDouble(0) >= drop ? 0 : crossing(profile, drop, 0, best.at());
        double high = profile.applyAsDouble(LARGEST_DEVIATION) >= drop
                ? LARGEST_DEVIATION
                : crossing(profile, drop, LARGEST_DEVIATION, best.at());
        return new MedianOddsRatio(odds(best.at()), odds(low), odds(high), best.at());
    }

    private static double odds(double deviation) {
        return Math.exp(Math.sqrt(2) * deviation * NormalDistribution.of(0, 1).inverseCumulativeProbability(0.75));
    }

    private record Point(double at, double value) {}

    /** Golden-section search of a function with one maximum. */
    private static Point largest(DoubleUnaryOperator function, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        for (int step = 0; step < STEPS; step++) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return atLeft >= atRight ? new Point(left, atLeft) : new Point(right, atRight);
    }

    /** Where the profile crosses a height between a point below it and one above it. */
    private static double crossing(DoubleUnaryOperator profile, double height, double below, double above) {
        double under = below;
        double over = above;
        for (int step = 0; step < STEPS; step++) {
            double middle = (under + over) / 2;
            if (profile.applyAsDouble(middle) < height) {
                under = middle;
            } else {
                over = middle;
            }
        }
        return (under + over) / 2;
    }

    /** Log-likelihood without the binomial coefficients. */
    static double logLikelihood(long[] events, long[] trials, double mean, double deviation) {
        double sum = 0;
        for (int unit = 0; unit < events.length; unit++) {
            sum += deviation == 0
                    ? logBinomial(events[unit], trials[unit], mean)
                    : integrated(events[unit], trials[unit], mean, deviation);
        }
        return sum;
    }

    private static double integrated(long events, long trials, double mean, double deviation) {
        return UnitIntegral.of(new Unit(events, trials, mean, deviation)).logIntegral();
    }

    /** One unit as a function of its effect. */
    private record Unit(long events, long trials, double mean, double deviation) implements UnitIntegral.Exponent {
        private double probability(double effect) {
            return UnitEffect.probability(mean + deviation * effect);
        }

        @Override
        public double at(double effect) {
            return logBinomial(events, trials, mean + deviation * effect) - effect * effect / 2;
        }

        @Override
        public double slopeAt(double effect) {
            return deviation * (events - trials * probability(effect)) - effect;
        }

        @Override
        public double curvatureAt(double effect) {
            double p = probability(effect);
            return 1 + deviation * deviation * trials * p * (1 - p);
        }
    }

    /** y logit - n log(1 + exp(logit)), without overflow. */
    private static double logBinomial(long events, long trials, double logit) {
        double log = Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit)));
        return events * logit - trials * log;
    }
}
