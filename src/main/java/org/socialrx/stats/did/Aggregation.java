package org.socialrx.stats.did;

/**
 * How group-time effects are averaged.
 *
 * @param by what the parts are
 * @param balance if not negative, only cohorts with at least so many later periods, and event times from it less the
 *     span of the panel up to it; for event times only
 * @param from first event time, also in the overall effect
 * @param to last event time, also in the overall effect
 */
public record Aggregation(By by, int balance, int from, int to) {
    /** What the parts of an aggregation are. */
    public enum By {
        /** One average over all treated cells, by cohort share. */
        SIMPLE,
        /** One part a cohort: the plain mean of its treated cells; overall by cohort share. */
        GROUP,
        /** One part a time since treatment, by cohort share; overall the plain mean from 0 on. */
        EVENT_TIME,
        /** One part a period, by cohort share; overall the plain mean. */
        CALENDAR
    }

    /** All there is. */
    public static Aggregation of(By by) {
        return new Aggregation(by, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
