package org.socialrx.stats.did;

import java.io.Serializable;

/**
 * The effect on one cohort in one period.
 *
 * @param cohort first treated period of the treated
 * @param period the period of the effect
 * @param periodIndex its place among the periods
 * @param baseIndex place of the period it is compared with
 */
public record GroupTimeCell(int cohort, int period, int periodIndex, int baseIndex) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Periods since treatment. */
    public int eventTime() {
        return period - cohort;
    }

    /** Whether the cohort is treated in the period. */
    public boolean isPost() {
        return period >= cohort;
    }

    /** Whether the period is compared with itself: the reference row of a universal base. */
    public boolean isReference() {
        return periodIndex == baseIndex;
    }
}
