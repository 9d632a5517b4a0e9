package org.socialrx.stats.etwfe;

import org.apache.commons.numbers.gamma.LogGamma;

/** The parts of a Poisson log-likelihood that a count alone decides; small whole counts are looked up. */
final class Likelihoods {
    private static final int TABLE = 512;
    private static final double[] LOG_FACTORIALS = new double[TABLE];
    private static final double[] SATURATED = new double[TABLE];

    static {
        for (int y = 0; y < TABLE; y++) {
            LOG_FACTORIALS[y] = LogGamma.value(y + 1.0);
            SATURATED[y] = y == 0 ? 0 : y * Math.log(y) - y;
        }
    }

    private Likelihoods() {}

    /** log y!. */
    static double logFactorial(double y) {
        int whole = (int) y;
        return whole == y && whole < TABLE ? LOG_FACTORIALS[whole] : LogGamma.value(y + 1);
    }

    /** y log y - y. */
    static double saturated(double y) {
        int whole = (int) y;
        return whole == y && whole < TABLE ? SATURATED[whole] : y * Math.log(y) - y;
    }
}
