package org.socialrx.release;

/**
 * What an attacker knows of a count: it lies between two bounds, both inclusive.
 *
 * @param low lowest value it can have; not negative
 * @param high highest value it can have; {@link #UNBOUNDED} when nothing limits it
 */
record Interval(long low, long high) {
    /** Above every count, and small enough that thousands of them can be added. */
    static final long UNBOUNDED = 1_000_000_000_000_000L;

    /** Nothing is known. */
    static final Interval ANY = new Interval(0, UNBOUNDED);

    /** A count that was suppressed is not zero: zeros are released. */
    static final Interval POSITIVE = new Interval(1, UNBOUNDED);

    /** What remains when other bounds are learnt too. */
    Interval and(long otherLow, long otherHigh) {
        return new Interval(Math.max(low, otherLow), Math.min(high, otherHigh));
    }

    /** How many values from 1 to {@code highest} are possible. */
    long valuesUpTo(long highest) {
        return Math.max(0, Math.min(high, highest) - Math.max(low, 1) + 1);
    }
}
