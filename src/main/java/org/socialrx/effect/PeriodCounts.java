package org.socialrx.effect;

import java.io.Serializable;

/** Candidates, days and contacts by period, as whole numbers: adding them up in any order gives the same. */
final class PeriodCounts implements Serializable {
    private static final long serialVersionUID = 1;

    private final long[] candidates;
    private final long[] days;
    private final long[] events;

    PeriodCounts(int periods) {
        this.candidates = new long[periods];
        this.days = new long[periods];
        this.events = new long[periods];
    }

    /** Adds persons who were each observed for so many days of a period. */
    void add(int period, int persons, int daysEach, long contacts) {
        if (daysEach > 0) {
            candidates[period] += persons;
            days[period] += (long) persons * daysEach;
            events[period] += contacts;
        }
    }

    PeriodCounts merge(PeriodCounts other) {
        for (var period = 0; period < candidates.length; period++) {
            candidates[period] += other.candidates[period];
            days[period] += other.days[period];
            events[period] += other.events[period];
        }
        return this;
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
}
