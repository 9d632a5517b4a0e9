package org.socialrx.stats.did;

import java.util.Map;
import java.util.TreeMap;
import org.socialrx.stats.Passes;

/** Counts units by cohort, and those left out because they were not seen in every period. Accumulator. */
final class CohortCounts implements Passes.Sums<PanelUnit, CohortCounts> {
    private static final long serialVersionUID = 1;

    private final GroupTimeDesign design;
    private final TreeMap<Integer, Long> counts = new TreeMap<>();
    private long incomplete;
    private long fromTheStart;
    private boolean isConstant = true;

    CohortCounts(GroupTimeDesign design) {
        this.design = design;
    }

    @Override
    public void add(PanelUnit unit) {
        if (design.holds(unit)) {
            counts.merge(design.cohortOf(unit), 1L, Long::sum);
            isConstant &= unit.isConstant();
        } else if (design.isTreatedFromTheStart(unit)) {
            fromTheStart++;
        } else {
            incomplete++;
        }
    }

    @Override
    public void merge(CohortCounts other) {
        other.counts.forEach((cohort, count) -> counts.merge(cohort, count, Long::sum));
        incomplete += other.incomplete;
        fromTheStart += other.fromTheStart;
        isConstant &= other.isConstant;
    }

    /** Units of each cohort, never treated as 0. */
    Map<Integer, Long> counts() {
        return counts;
    }

    long units() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long incomplete() {
        return incomplete;
    }

    /** Units treated from the first period on. */
    long fromTheStart() {
        return fromTheStart;
    }

    /** Whether no covariate changes within a unit. */
    boolean isConstant() {
        return isConstant;
    }
}
