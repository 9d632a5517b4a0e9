package org.socialrx.codelist;

import java.time.LocalDate;

/**
 * The days whose entries a line of a code list speaks of.
 *
 * @param from the first of them
 * @param to the last of them, not before the first
 */
public record Validity(LocalDate from, LocalDate to) {
    /** Every day that a date of Spark can name without a change of calendar. */
    public static final Validity ALWAYS = new Validity(LocalDate.of(1600, 1, 1), LocalDate.of(9999, 12, 31));

    /** Whether all days of the other are days of this one. */
    boolean covers(Validity other) {
        return !from.isAfter(other.from) && !to.isBefore(other.to);
    }
}
