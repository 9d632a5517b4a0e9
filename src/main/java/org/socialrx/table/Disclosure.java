package org.socialrx.table;

/** What disclosure control does with a field of a result table before it may be released. */
public sealed interface Disclosure {

    /** A label, a key, a date of the study: released as it is. */
    record Plain() implements Disclosure {}

    /** A number of people or of events: suppressed when small, then rounded. */
    record Count() implements Disclosure {}

    /**
     * Computed from counts: computed again from the released counts, and suppressed with any of them.
     *
     * @param numerator name of the count above the line
     * @param denominator name of the count or person-time below it
     * @param statistic what is computed from the two
     */
    record Ratio(String numerator, String denominator, Statistic statistic) implements Disclosure {}

    /**
     * An exact statistic that is not a count (an estimate, a mean, a coefficient): released unrounded, and suppressed
     * whenever one of the counts it rests on is small.
     *
     * @param guards names of the counts it rests on, separated by blanks; empty when only a whole study stands behind
     *     it
     */
    record Guarded(String guards) implements Disclosure {}

    /**
     * Time that people were observed, in years: in quarters of a year it is close to a number of people, so it is
     * rounded as one, and suppressed with the count it belongs to.
     *
     * @param count name of the count of the people
     */
    record PersonTime(String count) implements Disclosure {}

    /**
     * An expected number of people: rounded like a count, because those of all groups add up to what was observed, and
     * suppressed when small or with the count it is compared with.
     *
     * @param count name of that count
     */
    record Expectation(String count) implements Disclosure {}

    /** Never released. */
    record Withheld() implements Disclosure {}

    /** The statistics that the release recomputes from released counts. */
    enum Statistic {
        /** Numerator over denominator, from 0 to 1. */
        SHARE,
        /** Lower 95 % Wilson limit of the share. */
        SHARE_LOW,
        /** Upper 95 % Wilson limit of the share. */
        SHARE_HIGH,
        /** Events per 1,000 units of the denominator. */
        RATE_PER_1000,
        /** Lower 95 % limit of the rate per 1,000: exact below ten events, Byar's from ten on. */
        RATE_PER_1000_LOW,
        /** Upper 95 % limit of the rate per 1,000: exact below ten events, Byar's from ten on. */
        RATE_PER_1000_HIGH,
        /** Events per unit of the denominator. */
        RATE,
        /** Lower 95 % limit of events per unit: exact below ten events, Byar's from ten on. */
        RATE_LOW,
        /** Upper 95 % limit of events per unit: exact below ten events, Byar's from ten on. */
        RATE_HIGH,
        /** Weighted events per unit of the denominator: as many as the rate says, rounded like a count. */
        WEIGHTED_RATE,
        /**
         * Weighted share of a 0/1 covariate: as many as the share says, rounded like a count. Where there is no
         * numerator the value is the mean of a number, and released as it is.
         */
        WEIGHTED_SHARE
    }
}
