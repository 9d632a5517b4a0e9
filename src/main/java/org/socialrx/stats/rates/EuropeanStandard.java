package org.socialrx.stats.rates;

/**
 * The adults of the European Standard Population of 2013, per 100,000 people of all ages, in bands of five years.
 *
 * <p>Source: Eurostat, Revision of the European Standard Population, 2013. The two years from 18 are two fifths of the
 * band from 15.
 */
public final class EuropeanStandard {
    /** First year of the youngest band. */
    public static final int YOUNGEST = 18;

    /** First year of the oldest band. */
    public static final int OLDEST = 95;

    private static final double[] FROM_20 = {
        6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 800, 200
    };
    private static final double FROM_18 = 2200;

    private EuropeanStandard() {}

    /**
     * People of a band.
     *
     * @param fromYears 18, or a multiple of five from 20 to 95
     * @throws IllegalArgumentException if no band begins there
     */
    public static double of(int fromYears) {
        if (fromYears == YOUNGEST) {
            return FROM_18;
        }
        if (fromYears % 5 != 0 || fromYears < 20 || fromYears > OLDEST) {
            throw new IllegalArgumentException("No band of the standard population begins at %d".formatted(fromYears));
        }
        return FROM_20[(fromYears - 20) / 5];
    }
}
