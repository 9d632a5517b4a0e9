package org.socialrx.effect;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.socialrx.study.Periods;

/** What every series counts; a series without candidates counts nothing. */
final class Tallies {
    private final SortedMap<Series, Tally> tallies = new TreeMap<>();
    private final Periods periods;

    Tallies(Periods periods) {
        this.periods = periods;
    }

    /** Adds the counts of one part of the panel. */
    Tallies merge(Map<Series, Tally> part) {
        part.forEach(
                (series, tally) -> tallies.computeIfAbsent(series, s -> none()).merge(tally));
        return this;
    }

    /** The counts of a series. */
    Tally of(Series series) {
        return tallies.getOrDefault(series, none());
    }

    /** Whether a series has candidates. */
    boolean has(Series series) {
        return tallies.containsKey(series);
    }

    /** The series that have candidates, in order. */
    Set<Series> series() {
        return tallies.keySet();
    }

    private Tally none() {
        return new Tally(periods.first(), periods.count());
    }
}
