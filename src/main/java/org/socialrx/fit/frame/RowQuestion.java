package org.socialrx.fit.frame;

import org.socialrx.stats.Passes;

/** Sums over rows in any order. */
final class RowQuestion<S extends Passes.Sums<double[], S>> extends Question {
    private static final long serialVersionUID = 1;

    private final S sums;

    RowQuestion(Selection selection, S sums) {
        super(selection);
        this.sums = sums;
    }

    S sums() {
        return sums;
    }

    @Override
    void read(Block block) {
        var selected = new SelectedRows(block, selection());
        var row = selected.empty();
        for (var at = 0; at < block.rows(); at++) {
            var state = selected.read(at, row);
            if (state == SelectedRows.State.COUNTS) {
                sums.add(row);
            } else if (state == SelectedRows.State.INCOMPLETE) {
                leaveOut(1);
            }
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    void mergeAnswer(Question other) {
        sums.merge(((RowQuestion<S>) other).sums);
    }
}
