package org.socialrx.stats.rollout;

import org.socialrx.stats.did.PanelUnit;

/**
 * Everybody registered with one practice, calendar period by calendar period; the arrays begin with period 1.
 *
 * @param id the practice
 * @param cohort calendar period in which it first referred, or {@link PanelUnit#NEVER}
 * @param spells spells of registration observed
 * @param days days observed
 * @param contacts contacts
 * @param firstReferrals patients referred for the first time
 */
public record Practice(String id, int cohort, long[] spells, long[] days, long[] contacts, long[] firstReferrals) {
    private static final double DAYS_PER_YEAR = 365.25;

    /** Whether it has begun in a period. */
    public boolean hasBegun(int period) {
        return cohort != PanelUnit.NEVER && period >= cohort;
    }

    /** Whether it begins after the first period, as far as is known. */
    boolean isObservedBefore() {
        return cohort == PanelUnit.NEVER || cohort > 1;
    }

    /** Spells of registration in a period. */
    public long spells(int period) {
        return spells[period - 1];
    }

    /** Person-years of a period. */
    public double years(int period) {
        return days[period - 1] / DAYS_PER_YEAR;
    }

    /** Contacts in a period. */
    public long contacts(int period) {
        return contacts[period - 1];
    }

    /** Contacts a person-year; not a number without person-time. */
    public double rate(int period) {
        return days[period - 1] == 0 ? Double.NaN : contacts(period) / years(period);
    }

    /** Patients referred for the first time up to and including a period. */
    public long referredBy(int period) {
        var sum = 0L;
        for (var at = 0; at < period; at++) {
            sum += firstReferrals[at];
        }
        return sum;
    }

    /** How many periods there are. */
    public int periods() {
        return days.length;
    }
}
