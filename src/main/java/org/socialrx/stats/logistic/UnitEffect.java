package org.socialrx.stats.logistic;

/**
 * The effect of one unit in a logistic regression, given what the columns say: the a that solves sum of (y - p) = 0, p
 * = 1/(1 + exp(-(a + o))), o = x'b.
 *
 * <p>Newton's method inside a bracket: the left side falls with a, so the root is alone.
 */
public final class UnitEffect {
    private static final int MOST_STEPS = 200;

    private UnitEffect() {}

    /**
     * Solves for the effect.
     *
     * @param offsets n values of x'b
     * @param events rows with outcome 1; from 1 to n - 1
     * @throws IllegalArgumentException if all outcomes are the same: the effect is infinite
     */
    public static double solve(double[] offsets, int events) {
        if (events <= 0 || events >= offsets.length) {
            throw new IllegalArgumentException(
                    "A unit of %d rows has %d events; its effect is infinite".formatted(offsets.length, events));
        }
        double ratio = Math.log((double) events / (offsets.length - events));
        double low = ratio - max(offsets);
        double high = ratio + max(negated(offsets));
        double effect = (low + high) / 2;
        for (int step = 0; step < MOST_STEPS; step++) {
            double missing = events;
            double slope = 0;
            for (double offset : offsets) {
                double p = probability(effect + offset);
                missing -= p;
                slope += p * (1 - p);
            }
            low = missing >= 0 ? effect : low;
            high = missing <= 0 ? effect : high;
            double next = effect + missing / slope;
            next = next >= low && next <= high ? next : (low + high) / 2;
            if (Math.abs(next - effect) <= 1e-14 * Math.max(1, Math.abs(effect))) {
                return next;
            }
            effect = next;
        }
        return effect;
    }

    /** 1/(1 + exp(-logit)). */
    public static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }

    private static double max(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }
}
