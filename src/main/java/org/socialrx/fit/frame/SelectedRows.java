package org.socialrx.fit.frame;

import java.util.List;

/**
 * The rows of one block through a selection.
 *
 * <p>Rows are put together some at a time, column by column: the columns of a block lie a power of two apart, so that
 * reading one row after another would drive each out of the processor's cache before its next number is read.
 */
final class SelectedRows {
    private static final int TOGETHER = 32;

    private final double[][] inputs;
    private final List<Values> labels;
    private final List<Values> complete;
    private final List<Input.Reader> nonzero;
    private final double[] together;
    private int from = -TOGETHER;

    SelectedRows(Block block, Selection selection) {
        this.inputs =
                selection.inputs().stream().map(input -> input.values(block)).toArray(double[][]::new);
        this.labels = selection.labels().stream().map(block::column).toList();
        this.complete = selection.complete().stream().map(block::column).toList();
        this.nonzero = selection.nonzero().stream()
                .map(column -> block.column(column).numbers())
                .toList();
        this.together = new double[TOGETHER * inputs.length];
    }

    /** What a row is to the selection. */
    enum State {
        COUNTS,
        INCOMPLETE,
        ABSENT
    }

    /** Reads the numbers of a row. */
    State read(int row, double[] into) {
        if (row < from || row >= from + TOGETHER) {
            putTogether(row - row % TOGETHER);
        }
        System.arraycopy(together, (row - from) * inputs.length, into, 0, inputs.length);
        for (var number : into) {
            if (Double.isNaN(number)) {
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

    private void putTogether(int first) {
        from = first;
        for (var i = 0; i < inputs.length; i++) {
            var values = inputs[i];
            var end = Math.min(values.length, first + TOGETHER);
            for (int row = first, to = i; row < end; row++, to += inputs.length) {
                together[to] = values[row];
            }
        }
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
