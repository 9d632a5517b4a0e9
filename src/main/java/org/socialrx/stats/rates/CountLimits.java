package org.socialrx.stats.rates;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Confidence limits of a Poisson count.
 *
 * @param level confidence level between 0 and 1, usually 0.95
 */
public record CountLimits(double level) {
    private static final double EXACT_BELOW = 10;

    public CountLimits {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Level is %s; it must lie between 0 and 1".formatted(level));
        }
    }

    /** Exact limits below 10, Byar's from 10 on: the convention for published rates. */
    public Limits of(double count) {
        return count < EXACT_BELOW ? exact(count) : byar(count);
    }

    /**
     * Byar's limits: O(1 - 1/(9 O) - z/(3 sqrt(O)))³ and, with O + 1 for O and plus for the last minus, the upper one.
     *
     * <p>Source: Breslow and Day, Statistical Methods in Cancer Research II, 1987, section 2.3.
     *
     * @param count not negative
     */
    public Limits byar(double count) {
        refuseNegative(count);
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        return new Limits(count == 0 ? 0 : byar(count, -z), byar(count + 1, z));
    }

    /**
     * Exact limits: half the chi-squared quantiles with 2 O and 2 O + 2 degrees of freedom.
     *
     * <p>Source: Garwood, Biometrika 1936;28:437.
     *
     * @param count not negative
     */
    public Limits exact(double count) {
        refuseNegative(count);
        double tail = (1 - level) / 2;
        double lower = count == 0 ? 0 : chiSquaredQuantile(2 * count, tail) / 2;
        return new Limits(lower, chiSquaredQuantile(2 * count + 2, 1 - tail) / 2);
    }

    private static double byar(double count, double z) {
        double root = 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count));
        return count * root * root * root;
    }

    /** The library's quantile is good to nine decimals; Newton steps make it good to nine digits when it is small. */
    private static double chiSquaredQuantile(double degrees, double probability) {
        var distribution = ChiSquaredDistribution.of(degrees);
        double quantile = distribution.inverseCumulativeProbability(probability);
        for (int step = 0; step < 3; step++) {
            quantile -= (distribution.cumulativeProbability(quantile) - probability) / distribution.density(quantile);
        }
        return quantile;
    }

    private static void refuseNegative(double count) {
        if (!(count >= 0)) {
            throw new IllegalArgumentException("Count is %s; it must not be negative".formatted(count));
        }
    }
}
