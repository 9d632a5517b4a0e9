package org.socialrx.stats.matching;

import java.util.List;

/**
 * One exact stratum with its matched pairs.
 *
 * @param rows all rows of the stratum; the pairs name people by their place in this list
 * @param pairs the pairs that greedy matching found
 * @param totals its counts and distances
 * @param <R> a row
 */
public record MatchedStratum<R>(List<R> rows, MatchedPairs pairs, MatchTotals totals) {
    /** The treated row of a pair. */
    public R treated(int pair) {
        return rows.get(pairs.treated(pair));
    }

    /** The control row of a pair. */
    public R control(int pair) {
        return rows.get(pairs.control(pair));
    }
}
