package org.socialrx.stats;

/**
 * Sums over rows that are made into something else first. Accumulator.
 *
 * @param <R> the row there is
 * @param <Q> the row that is summed
 * @param <S> the sums
 */
final class MappedSums<R, Q, S extends Passes.Sums<Q, S>> implements Passes.Sums<R, MappedSums<R, Q, S>> {
    private static final long serialVersionUID = 1;

    private final Passes.Mapping<? super R, ? extends Q> mapping;
    private final S sums;

    MappedSums(Passes.Mapping<? super R, ? extends Q> mapping, S sums) {
        this.mapping = mapping;
        this.sums = sums;
    }

    @Override
    public void add(R row) {
        sums.add(mapping.map(row));
    }

    @Override
    public void merge(MappedSums<R, Q, S> other) {
        sums.merge(other.sums);
    }

    S sums() {
        return sums;
    }
}
