package org.socialrx.effect;

import java.io.Serializable;
import java.util.stream.Stream;
import org.socialrx.stats.sum.ExactSum;

/**
 * Candidates, days and contacts of an arm by period: whole numbers, and exact sums of those times weights, so that
 * adding them up in any order gives the same. As many numbers as periods, however many weights there are.
 */
final class PeriodCounts implements Serializable {
    private static final long serialVersionUID = 2;

    private final long[] candidates;
    private final long[] days;
    private final long[] events;
    private final ExactSum[] weightedDays;
    private final ExactSum[] weightedEvents;

    PeriodCounts(int periods) {
        this.candidates = new long[periods];
        this.days = new long[periods];
        this.events = new long[periods];
        this.weightedDays = sums(periods);
        this.weightedEvents = sums(periods);
    }

    private static ExactSum[] sums(int periods) {
        return Stream.generate(ExactSum::new).limit(periods).toArray(ExactSum[]::new);
    }

    /** Adds persons of one weight who were each observed for so many days of a period. */
    void add(int period, double weight, int persons, int daysEach, long contacts) {
        if (daysEach > 0) {
            var allDays = (long) persons * daysEach;
            candidates[period] += persons;
            days[period] += allDays;
            events[period] += contacts;
            weightedDays[period].add(weight * allDays);
            weightedEvents[period].add(weight * contacts);
        }
    }

    void merge(PeriodCounts other) {
        for (var period = 0; period < candidates.length; period++) {
            candidates[period] += other.candidates[period];
            days[period] += other.days[period];
            events[period] += other.events[period];
            weightedDays[period].merge(other.weightedDays[period]);
            weightedEvents[period].merge(other.weightedEvents[period]);
        }
    }

    /** Candidates observed in a period. */
    long candidates(int period) {
        return candidates[period];
    }

    /** Days observed in a period. */
    long days(int period) {
        return days[period];
    }

    /** Contacts in a period. */
    long events(int period) {
        return events[period];
    }

    /** Days observed from one period to another, each times the weight of its person. */
    double weightedDays(int from, int to) {
        return total(weightedDays, from, to);
    }

    /** Contacts from one period to another, each times the weight of its person. */
    double weightedEvents(int from, int to) {
        return total(weightedEvents, from, to);
    }

    private static double total(ExactSum[] sums, int from, int to) {
        var total = new ExactSum();
        for (var period = from; period <= to; period++) {
            total.merge(sums[period]);
        }
        return total.value();
    }
}
