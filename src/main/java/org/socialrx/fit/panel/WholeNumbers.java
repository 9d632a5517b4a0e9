package org.socialrx.fit.panel;

import org.socialrx.stats.Passes;

/** Counts rows whose time or cohort is no whole number. Accumulator. */
final class WholeNumbers implements Passes.Sums<double[], WholeNumbers> {
    private static final long serialVersionUID = 1;

    private final long[] broken = new long[2];

    @Override
    public void add(double[] row) {
        for (int i = 0; i < broken.length; i++) {
            broken[i] += row[i] == (int) row[i] ? 0 : 1;
        }
    }

    @Override
    public void merge(WholeNumbers other) {
        for (int i = 0; i < broken.length; i++) {
            broken[i] += other.broken[i];
        }
    }

    /** Rows where the number at a position of the selection is not whole. */
    long broken(int position) {
        return broken[position];
    }
}
