package org.socialrx.stats.did;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cells there are, and who is treated and who a control in each.
 *
 * <p>Units whose cohort less the anticipation is not after the first period are left out; a cohort after the last
 * period counts as never treated.
 */
final class GroupTimeDesign implements Serializable {
    private static final long serialVersionUID = 1;

    private final GroupTimeRules rules;
    private final List<Integer> periods;

    /**
     * Lays the design out.
     *
     * @param periods all periods, ascending
     */
    GroupTimeDesign(GroupTimeRules rules, List<Integer> periods) {
        this.rules = rules;
        this.periods = List.copyOf(periods);
    }

    List<Integer> periods() {
        return periods;
    }

    int lastPeriod() {
        return periods.get(periods.size() - 1);
    }

    /** The cohort a unit counts for. */
    int cohortOf(PanelUnit unit) {
        return unit.cohort() > lastPeriod() ? PanelUnit.NEVER : unit.cohort();
    }

    /** Whether a unit takes part at all. */
    boolean holds(PanelUnit unit) {
        return !isTreatedFromTheStart(unit) && (!isBalanced() || unit.isComplete());
    }

    /** The cells of all cohorts, by cohort and period. */
    List<GroupTimeCell> cells(Iterable<Integer> cohorts) {
        List<GroupTimeCell> cells = new ArrayList<>();
        for (int cohort : cohorts) {
            int last = lastBefore(cohort);
            boolean isVarying = rules.base() == BasePeriod.VARYING;
            for (int t = isVarying ? 1 : 0; t < periods.size(); t++) {
                int base = isVarying && periods.get(t) < cohort ? t - 1 : last;
                if (base >= 0) {
                    cells.add(new GroupTimeCell(cohort, periods.get(t), t, base));
                }
            }
        }
        return cells;
    }

    /** Whether units of a cohort are controls of a cell. */
    boolean isControl(GroupTimeCell cell, int cohort) {
        if (cohort == PanelUnit.NEVER) {
            return true;
        }
        int later = periods.get(Math.max(cell.periodIndex(), cell.baseIndex()));
        return rules.controls() == ControlGroup.NOT_YET_TREATED
                && cohort != cell.cohort()
                && cohort > later + rules.anticipation();
    }

    boolean isBalanced() {
        return rules.panel() == GroupTimeRules.Panel.BALANCED;
    }

    /** A comparison that has a propensity model of its own. */
    Comparison comparison(int columns) {
        return comparison(Propensity.of(rules.method(), columns), columns);
    }

    Comparison comparison(Propensity propensity, int columns) {
        return isBalanced()
                ? Comparison.ofChanges(rules.method(), propensity, columns)
                : Comparison.ofCrossSections(rules.method(), propensity, columns);
    }

    /**
     * One comparison for each cell. Cells of one cohort with the same controls and covariates have one propensity
     * model.
     *
     * @param cohorts all cohorts, never treated as 0
     * @param isConstant whether no covariate changes within a unit, so that it does not matter in which period it is
     *     read
     */
    List<Comparison> comparisons(List<GroupTimeCell> cells, Set<Integer> cohorts, int columns, boolean isConstant) {
        Map<List<Object>, Propensity> models = new HashMap<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (GroupTimeCell cell : cells) {
            List<Integer> controls =
                    cohorts.stream().filter(g -> isControl(cell, g)).toList();
            List<Object> units =
                    isBalanced() ? List.of(cell.cohort(), controls, isConstant ? 0 : cell.baseIndex()) : List.of(cell);
            comparisons.add(comparison(
                    models.computeIfAbsent(units, absent -> Propensity.of(rules.method(), columns)), columns));
        }
        return comparisons;
    }

    /** Whether a unit is left out because it is treated, or may react, in the first period. */
    boolean isTreatedFromTheStart(PanelUnit unit) {
        int cohort = cohortOf(unit);
        return cohort != PanelUnit.NEVER && cohort - rules.anticipation() <= periods.get(0);
    }

    /** Gives the rows of a unit that takes part in a cell. */
    void visit(GroupTimeCell cell, boolean isTreated, PanelUnit unit, Observation row, Visitor visitor) {
        int base = cell.baseIndex();
        int period = cell.periodIndex();
        if (isBalanced()) {
            double change = unit.outcome(period) - unit.outcome(base);
            visitor.see(row.set(isTreated, true, change, unit.covariates(base)));
            return;
        }
        if (unit.isSeen(base)) {
            visitor.see(row.set(isTreated, false, unit.outcome(base), unit.covariates(base)));
        }
        if (unit.isSeen(period)) {
            visitor.see(row.set(isTreated, true, unit.outcome(period), unit.covariates(period)));
        }
    }

    private int lastBefore(int cohort) {
        int last = -1;
        for (int t = 0; t < periods.size(); t++) {
            if (periods.get(t) < cohort - rules.anticipation()) {
                last = t;
            }
        }
        return last;
    }

    /** Sees the rows of a unit. */
    interface Visitor {
        void see(Observation row);
    }
}
