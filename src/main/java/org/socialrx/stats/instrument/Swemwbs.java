package org.socialrx.stats.instrument;

/**
 * The short Warwick-Edinburgh Mental Well-being Scale: seven items of 1 to 5, their sum converted to an interval score.
 *
 * <p>Source: Stewart-Brown and others, Health and Quality of Life Outcomes 2009;7:15, table 4. Use of the questionnaire
 * needs the owners' registration.
 */
public final class Swemwbs {
    private static final int LOWEST_SUM = 7;
    private static final double MEDIUM_FROM = 19.6;
    private static final double HIGH_FROM = 27.5;
    private static final double[] METRIC = {
        7, 9.51, 11.25, 12.4, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98, 20.73,
        21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.7, 32.55, 35
    };

    private Swemwbs() {}

    /** A band of well-being. */
    public enum Band {
        /** Below 19.6. */
        LOW,
        /** From 19.6 to below 27.5. */
        MEDIUM,
        /** From 27.5. */
        HIGH
    }

    /** Whether a number lies among the sums, 7 to 35. */
    public static boolean isSum(double number) {
        return number >= LOWEST_SUM && number < LOWEST_SUM + METRIC.length;
    }

    /**
     * The interval score of a sum of items.
     *
     * @param sum sum of seven items, 7 to 35; there is no score with an item missing
     */
    public static double metric(int sum) {
        if (!isSum(sum)) {
            throw new IllegalArgumentException("Sum is outside 7 to 35");
        }
        return METRIC[sum - LOWEST_SUM];
    }

    /** The band of an interval score. */
    public static Band band(double metric) {
        if (metric < MEDIUM_FROM) {
            return Band.LOW;
        }
        return metric < HIGH_FROM ? Band.MEDIUM : Band.HIGH;
    }
}
