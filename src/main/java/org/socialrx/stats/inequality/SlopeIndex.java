package org.socialrx.stats.inequality;

import java.util.Locale;

/**
 * The slope and the relative index of inequality: how the fitted value changes from the most to the least deprived
 * person.
 *
 * <p>Least squares of the transformed value on the midpoint rank, weighted by population share. Source: Low and Low,
 * Public Health 2004;118:127; Office for Health Improvement and Disparities, PHEindicatormethods.
 *
 * @param intercept fitted value of the most deprived person
 * @param sii fitted value of the least deprived less that of the most deprived person
 * @param rii the one over the other
 * @param transformedSlope slope before transforming back
 */
public record SlopeIndex(double intercept, double sii, double rii, double transformedSlope) {
    /** How a value is transformed before the fit. */
    public enum Transform {
        /** Not at all. */
        NONE,
        /** Logarithm, for rates. */
        LOG,
        /** Log odds, for shares. */
        LOGIT;

        double of(double value) {
            return switch (this) {
                case NONE -> value;
                case LOG -> Math.log(value);
                case LOGIT -> Math.log(value / (1 - value));
            };
        }

        double back(double transformed) {
            return switch (this) {
                case NONE -> transformed;
                case LOG -> Math.exp(transformed);
                case LOGIT -> 1 / (1 + Math.exp(-transformed));
            };
        }
    }

    /**
     * Fits the index.
     *
     * @throws NoIndexException if a value has no transform: 0 under a logarithm, 0 or 1 under log odds
     */
    public static SlopeIndex of(RankedGroups groups, Transform transform) {
        refuseUntransformable(groups, transform);
        double meanRank = 0;
        double meanValue = 0;
        for (int i = 0; i < groups.size(); i++) {
            double value = transform.of(groups.value(i));
            meanRank += groups.share(i) * groups.midpoint(i);
            meanValue += groups.share(i) * value;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < groups.size(); i++) {
            double deviation = groups.midpoint(i) - meanRank;
            products += groups.share(i) * deviation * (transform.of(groups.value(i)) - meanValue);
            squares += groups.share(i) * deviation * deviation;
        }
        double slope = products / squares;
        double lowest = transform.back(meanValue - slope * meanRank);
        double highest = transform.back(meanValue + slope * (1 - meanRank));
        return new SlopeIndex(lowest, highest - lowest, highest / lowest, slope);
    }

    private static void refuseUntransformable(RankedGroups groups, Transform transform) {
        int without = 0;
        for (int i = 0; i < groups.size(); i++) {
            without += Double.isFinite(transform.of(groups.value(i))) ? 0 : 1;
        }
        if (without > 0) {
            throw new NoIndexException("The value of %d of %d ranks has no %s"
                    .formatted(without, groups.size(), transform.toString().toLowerCase(Locale.ROOT)));
        }
    }
}
