package org.socialrx.fit.frame;

import java.util.List;

/** The rows of one block through a selection. */
final class SelectedRows {
    private final double[][] inputs;
    private final List<Values> labels;
    private final List<Values> complete;
    private final List<Input.Reader> nonzero;

    SelectedRows(Block block, Selection selection) {
        this.inputs =
                selection.inputs().stream().map(input -> input.values(block)).toArray(double[][]::new);
        this.labels = selection.labels().stream().map(block::column).toList();
        this.complete = selection.complete().stream().map(block::column).toList();
        this.nonzero = selection.nonzero().stream()
                .map(column -> block.column(column).numbers())
                .toList();
    }

    /** What a row is to the selection. */
    enum State {
        COUNTS,
        INCOMPLETE,
        ABSENT
    }

    /** Reads the numbers of a row. */
    State read(int row, double[] into) {
        for (var i = 0; i < inputs.length; i++) {
            into[i] = inputs[i][row];
            if (Double.isNaN(into[i])) {
                return State.INCOMPLETE;
            }
        }
        for (var i = 0; i < labels.size(); i++) {
            if (labels.get(i).isMissing(row)) {
                return State.INCOMPLETE;
            }
        }
        for (var i = 0; i < complete.size(); i++) {
            if (complete.get(i).isMissing(row)) {
                return State.INCOMPLETE;
            }
        }
        for (var i = 0; i < nonzero.size(); i++) {
            var value = nonzero.get(i).at(row);
            if (Double.isNaN(value)) {
                return State.INCOMPLETE;
            }
            if (value == 0) {
                return State.ABSENT;
            }
        }
        return State.COUNTS;
    }

    double[] empty() {
        return new double[inputs.length];
    }

    double number(int row, int input) {
        return inputs[input][row];
    }

    Values labels(int at) {
        return labels.get(at);
    }

    String label(int row, int at) {
        return labels.get(at).label(row);
    }
}
