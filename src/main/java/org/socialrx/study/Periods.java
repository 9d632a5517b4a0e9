package org.socialrx.study;

/**
 * The time around the index date.
 *
 * @param lengthDays length of a period, in days
 * @param baseline periods that the effect is measured against
 * @param leftOut periods drawn but not estimated: the crisis that leads to referral fades over them
 * @param effect periods of the effect
 */
public record Periods(int lengthDays, PeriodRange baseline, PeriodRange leftOut, PeriodRange effect) {
    /** First period that is counted. */
    public int first() {
        return baseline.from();
    }

    /** Last period that is counted. */
    public int last() {
        return effect.to();
    }

    /** How many periods are counted. */
    public int count() {
        return last() - first() + 1;
    }
}
