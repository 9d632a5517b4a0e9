package org.socialrx.simulate.design;

import org.socialrx.simulate.world.Draws;

/** Draws whole numbers. */
final class Counts {
    private static final double LARGE = 30;

    private Counts() {}

    /** Draws from the Poisson distribution: by its steps when the mean is small, in halves when it is large. */
    static int poisson(Draws draws, double mean) {
        if (mean > LARGE) {
            return poisson(draws, mean / 2) + poisson(draws, mean / 2);
        }
        double floor = Math.exp(-mean);
        double product = draws.uniform();
        int count = 0;
        while (product > floor) {
            product *= draws.uniform();
            count++;
        }
        return count;
    }
}
