package org.socialrx.stats.panel;

import java.io.Serializable;

/**
 * Event times of a sub-experiment.
 *
 * @param before periods before treatment, at least 1
 * @param after periods after its first one, at least 0
 */
public record StackWindow(int before, int after) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Whether a cohort is a clean control of sub-experiment a. */
    boolean isControl(int a, int cohort) {
        return cohort == UnitRows.NEVER || cohort > a + after;
    }

    /** Whether a period lies in the window of sub-experiment a. */
    boolean holds(int a, int period) {
        return period >= a - before && period <= a + after;
    }
}
