package org.socialrx.study;

/**
 * Periods from {@code from} to {@code to}, both inclusive; period 0 starts the day after the index date.
 *
 * @param from first period
 * @param to last period, not before the first
 */
public record PeriodRange(int from, int to) {
    /** Whether the period lies within. */
    public boolean contains(int period) {
        return period >= from && period <= to;
    }

    /** How many periods. */
    public int length() {
        return to - from + 1;
    }
}
