package org.socialrx.stats;

import java.io.Serializable;

/**
 * An accumulator together with how it takes a row and another of its kind.
 *
 * @param total what is accumulated
 * @param adding gives it a row
 * @param merging adds another to it
 */
record Accumulated<R, T extends Serializable>(T total, Passes.Step<T, R> adding, Passes.Step<T, T> merging)
        implements Passes.Sums<R, Accumulated<R, T>> {
    @Override
    public void add(R row) {
        adding.apply(total, row);
    }

    @Override
    public void merge(Accumulated<R, T> other) {
        merging.apply(total, other.total);
    }
}
