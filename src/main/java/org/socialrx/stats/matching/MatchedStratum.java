package org.socialrx.stats.matching;

import java.util.List;

/**
 * One exact stratum with its matched pairs.
 *
 * @param rows all rows of the stratum; the pairs name people by their place in this list
 * @param pairs the pairs that greedy matching found
 * @param possiblePairs the greatest number of one-to-one pairs within the caliper that any matching could have found
 * @param <R> a row
 */
public record MatchedStratum<R>(List<R> rows, MatchedPairs pairs, int possiblePairs) {
    /** The treated row of a pair. */
    public R treated(int pair) {
        return rows.get(pairs.treated(pair));
    }

    /** The control row of a pair. */
    public R control(int pair) {
        return rows.get(pairs.control(pair));
    }
}
