package org.socialrx.stats.did;

import java.util.List;

/** The regressions of the outcome on covariates that a method may need; changes of units count as after. */
enum OutcomeModel {
    CONTROL_BEFORE(0),
    CONTROL_AFTER(1),
    TREATED_BEFORE(2),
    TREATED_AFTER(3);

    /** All of them; an enum's own list is copied for every row that asks. */
    static final List<OutcomeModel> ALL = List.of(values());

    private final int index;

    OutcomeModel(int index) {
        this.index = index;
    }

    /** Its place among the multipliers of a {@link Term}. */
    int index() {
        return index;
    }

    boolean holds(Observation row) {
        boolean isOfTreated = this == TREATED_BEFORE || this == TREATED_AFTER;
        boolean isOfAfter = this == CONTROL_AFTER || this == TREATED_AFTER;
        return row.isTreated() == isOfTreated && row.isPost() == isOfAfter;
    }
}
