package org.socialrx.fit.rollout;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The places of the periods of a panel. */
final class PeriodIndex implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<Integer> periods;
    private final int first;
    private final boolean isDense;

    PeriodIndex(List<Integer> periods) {
        this.periods = new ArrayList<>(periods);
        this.first = periods.get(0);
        this.isDense = periods.get(periods.size() - 1) - first == periods.size() - 1;
    }

    int size() {
        return periods.size();
    }

    /** The place of a period that there is. */
    int of(double time) {
        int period = (int) time;
        return isDense ? period - first : Collections.binarySearch(periods, period);
    }
}
