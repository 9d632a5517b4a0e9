package org.socialrx.stats.did;

import java.io.Serializable;

/**
 * All rows, wherever they are: gives every one of them to sums, once for each call.
 *
 * @param <R> a row
 */
@FunctionalInterface
public interface Passes<R> {
    /**
     * Runs over all rows once.
     *
     * @param empty sums without rows; an implementation on a cluster copies them to every partition
     * @return the sums over all rows
     */
    <S extends Sums<R, S>> S run(S empty);

    /**
     * Sums over rows. Accumulator.
     *
     * @param <R> a row
     * @param <S> the sums themselves
     */
    interface Sums<R, S> extends Serializable {
        /** Adds a row. */
        void add(R row);

        /** Adds the rows of other sums, which may change. */
        void merge(S other);
    }

    /** The rows of a list. */
    static <R> Passes<R> over(Iterable<R> rows) {
        return new Passes<>() {
            @Override
            public <S extends Sums<R, S>> S run(S empty) {
                rows.forEach(empty::add);
                return empty;
            }
        };
    }
}
