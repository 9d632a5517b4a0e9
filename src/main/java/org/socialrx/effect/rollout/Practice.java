package org.socialrx.effect.rollout;

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
record Practice(String id, int cohort, long[] spells, long[] days, long[] contacts, long[] firstReferrals) {
    private static final double DAYS_PER_YEAR = 365.25;

    boolean hasBegun(int period) {
        return cohort != PanelUnit.NEVER && period >= cohort;
    }

    /** Whether it begins after the first period, as far as is known. */
    boolean isObservedBefore() {
        return cohort == PanelUnit.NEVER || cohort > 1;
    }

    long spells(int period) {
        return spells[period - 1];
    }

    double years(int period) {
        return days[period - 1] / DAYS_PER_YEAR;
    }

    long contacts(int period) {
        return contacts[period - 1];
    }

    /** Contacts a person-year; not a number without person-time. */
    double rate(int period) {
        return days[period - 1] == 0 ? Double.NaN : contacts(period) / years(period);
    }

    /** Patients referred for the first time up to and including a period. */
    long referredBy(int period) {
        var sum = 0L;
        for (var at = 0; at < period; at++) {
            sum += firstReferrals[at];
        }
        return sum;
    }

    int periods() {
        return days.length;
    }
}
