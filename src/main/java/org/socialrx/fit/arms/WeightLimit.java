package org.socialrx.fit.arms;

import java.io.Serializable;

/** How many weights are too large to be squared and summed, and the widest log odds. Accumulator. */
final class WeightLimit implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double LARGEST = 1e140;

    private long beyond;
    private double widest;

    /** Adds a row of weight and log odds. */
    void add(double[] row) {
        beyond += row[0] <= LARGEST ? 0 : 1;
        widest = Math.max(widest, Math.abs(row[1]));
    }

    void merge(WeightLimit other) {
        beyond += other.beyond;
        widest = Math.max(widest, other.widest);
    }

    long beyond() {
        return beyond;
    }

    double widest() {
        return widest;
    }
}
