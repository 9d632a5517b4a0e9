package org.socialrx.stats.matching;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;

/**
 * Matches a stream of rows that arrives stratum by stratum, holding one stratum in memory at a time.
 *
 * <p>Fits what a cluster hands to a partition that was grouped and sorted by stratum. Rows of one stratum must follow
 * one another; their order within the stratum does not matter.
 *
 * @param <R> a row
 */
public final class StrataMatcher<R> implements Iterator<MatchedStratum<R>> {
    /**
     * Says how a row becomes a candidate.
     *
     * @param <R> a row
     */
    @FunctionalInterface
    public interface Adder<R> extends Serializable {
        /** Adds the row to the candidates, as treated or as control. */
        void add(R row, Candidates candidates);
    }

    private final Iterator<? extends R> rows;
    private final Function<? super R, ?> stratumOf;
    private final Adder<? super R> adder;
    private final NearestNeighbour rules;
    private final Candidates candidates = new Candidates();
    private List<R> ahead = List.of();

    /**
     * Starts matching.
     *
     * @param rows rows, stratum by stratum
     * @param stratumOf the stratum of a row, compared by equals
     */
    public StrataMatcher(
            Iterator<? extends R> rows,
            Function<? super R, ?> stratumOf,
            Adder<? super R> adder,
            NearestNeighbour rules) {
        this.rows = rows;
        this.stratumOf = stratumOf;
        this.adder = adder;
        this.rules = rules;
        if (rows.hasNext()) {
            ahead = List.of(rows.next());
        }
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    public MatchedStratum<R> next() {
        if (ahead.isEmpty()) {
            throw new NoSuchElementException("There are no more strata");
        }
        candidates.clear();
        List<R> stratum = new ArrayList<>();
        Object key = stratumOf.apply(ahead.get(0));
        add(ahead.get(0), stratum);
        ahead = List.of();
        while (ahead.isEmpty() && rows.hasNext()) {
            R row = rows.next();
            if (Objects.equals(stratumOf.apply(row), key)) {
                add(row, stratum);
            } else {
                ahead = List.of(row);
            }
        }
        MatchedPairs pairs = rules.match(candidates);
        MatchTotals totals = new MatchTotals();
        totals.add(candidates, pairs, rules.caliper());
        return new MatchedStratum<>(Collections.unmodifiableList(stratum), pairs, totals);
    }

    private void add(R row, List<R> stratum) {
        adder.add(row, candidates);
        stratum.add(row);
    }
}
