package org.socialrx.stats.did;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.Passes;

/** One pass over all units for all cells that need one. Accumulator. */
final class PassOverCells implements Passes.Sums<PanelUnit, PassOverCells> {
    private static final long serialVersionUID = 1;

    private final GroupTimeDesign design;
    private final List<GroupTimeCell> cells;
    private final @Nullable CellSums[] open;
    private final Observation row = new Observation();

    PassOverCells(GroupTimeDesign design, List<GroupTimeCell> cells, List<Comparison> comparisons) {
        this.design = design;
        this.cells = cells;
        this.open = comparisons.stream()
                .map(comparison -> comparison.next().orElse(null))
                .toArray(CellSums[]::new);
    }

    boolean isNeeded() {
        return Arrays.stream(open).anyMatch(Objects::nonNull);
    }

    @Override
    public void add(PanelUnit unit) {
        if (!design.holds(unit)) {
            return;
        }
        for (int c = 0; c < cells.size(); c++) {
            CellSums sums = open[c];
            if (sums != null) {
                design.visit(cells.get(c), unit, row, sums::add);
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
