package org.socialrx.fit.frame;

import java.util.List;
import java.util.StringJoiner;

/** One group of a block through a selection; it moves from group to group. */
final class GroupView implements Group {
    private static final String SEPARATOR = "\u001f";

    private final List<Values> by;
    private final SelectedRows selected;
    private final int[] kept;
    private final double[] scratch;
    private int rows;

    GroupView(Block block, Grouping grouping, Selection selection) {
        this.by = grouping.by().stream().map(block::column).toList();
        this.selected = new SelectedRows(block, selection);
        this.kept = new int[block.rows()];
        this.scratch = selected.empty();
    }

    /** Moves to the rows from {@code start} to before {@code end}; gives how many of them are incomplete. */
    int move(int start, int end) {
        rows = 0;
        var incomplete = 0;
        var isWhole = by.stream().noneMatch(values -> values.isMissing(start));
        for (var row = start; row < end; row++) {
            var state = isWhole ? selected.read(row, scratch) : SelectedRows.State.INCOMPLETE;
            if (state == SelectedRows.State.COUNTS) {
                kept[rows++] = row;
            } else if (state == SelectedRows.State.INCOMPLETE) {
                incomplete++;
            }
        }
        return incomplete;
    }

    @Override
    public String key() {
        var key = new StringJoiner(SEPARATOR);
        by.forEach(values -> key.add(values.label(kept[0])));
        return key.toString();
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public double[] row(int at) {
        var row = selected.empty();
        selected.read(kept[at], row);
        return row;
    }

    @Override
    public double number(int at, int input) {
        return selected.number(kept[at], input);
    }

    @Override
    public boolean isConstant(int label) {
        var values = selected.labels(label);
        for (var at = 1; at < rows; at++) {
            if (!values.isSame(kept[0], kept[at])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String label(int at, int label) {
        return selected.label(kept[at], label);
    }
}
