package org.socialrx.stats;

import java.io.Serializable;

/**
 * All rows, wherever they are: gives every one of them to sums, once for each call.
 *
 * @param <R> a row; it may be overwritten by the next one, so that sums which keep it copy it
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
     * Runs over all rows once with an accumulator that does not know how a row is laid out.
     *
     * @param empty accumulator without rows
     * @param add gives it a row
     * @param merge adds the second accumulator, which may change, to the first
     * @return the accumulator over all rows
     */
    default <T extends Serializable> T sum(T empty, Step<T, R> add, Step<T, T> merge) {
        return run(new Accumulated<>(empty, add, merge)).total();
    }

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

    /** The same rows, each made into something else on its way into the sums. */
    default <Q> Passes<Q> map(Mapping<? super R, ? extends Q> mapping) {
        Passes<R> rows = this;
        return new Passes<>() {
            @Override
            public <S extends Sums<Q, S>> S run(S empty) {
                return rows.run(new MappedSums<R, Q, S>(mapping, empty)).sums();
            }
        };
    }

    /**
     * Makes a row of another kind; travels to where the rows are.
     *
     * @param <R> the row there is
     * @param <Q> the row it becomes
     */
    @FunctionalInterface
    interface Mapping<R, Q> extends Serializable {
        /** Maps a row. */
        Q map(R row);
    }

    /** What is done to an accumulator; it travels to the rows. */
    @FunctionalInterface
    interface Step<T, R> extends Serializable {
        /** Does it. */
        void apply(T accumulator, R more);
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
