package org.socialrx.stats.did;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.Passes;

/** One pass over all units for all cells that need one. Accumulator. */
final class PassOverCells implements Passes.Sums<PanelUnit, PassOverCells> {
    private static final long serialVersionUID = 1;

    private final GroupTimeDesign design;
    private final List<GroupTimeCell> cells;
    private final CellRoles roles;
    private final @Nullable CellSums[] open;
    private final Observation row = new Observation();

    PassOverCells(GroupTimeDesign design, List<GroupTimeCell> cells, List<Comparison> comparisons) {
        this.design = design;
        this.cells = cells;
        this.roles = new CellRoles(design, cells);
        this.open = new CellSums[cells.size()];
        Set<Propensity> asked = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int c = 0; c < open.length; c++) {
            Comparison comparison = comparisons.get(c);
            if (!comparison.isAwaitingPropensity() || asked.add(comparison.propensity())) {
                open[c] = comparison.next().orElse(null);
            }
        }
    }

    boolean isNeeded() {
        return Arrays.stream(open).anyMatch(Objects::nonNull);
    }

    @Override
    public void add(PanelUnit unit) {
        if (!design.holds(unit)) {
            return;
        }
        byte[] own = roles.of(design.cohortOf(unit));
        for (int c = 0; c < own.length; c++) {
            CellSums sums = open[c];
            if (sums != null && own[c] != CellRoles.NONE) {
                design.visit(cells.get(c), own[c] == CellRoles.TREATED, unit, row, sums::add);
            }
        }
    }

    @Override
    public void merge(PassOverCells other) {
        for (int c = 0; c < cells.size(); c++) {
            CellSums sums = open[c];
            CellSums others = other.open[c];
            if (sums != null && others != null) {
                sums.merge(others);
            }
        }
    }

    void deliver(List<Comparison> comparisons) {
        for (int c = 0; c < cells.size(); c++) {
            CellSums sums = open[c];
            if (sums != null) {
                comparisons.get(c).accept(sums);
            }
        }
    }
}
