package org.socialrx.fit.frame;

import java.util.Arrays;
import java.util.List;

/** The values that make the groups of one block. */
final class GroupKeys {
    private final List<Values> by;

    GroupKeys(Block block, List<String> columns) {
        this.by = columns.stream().map(block::column).toList();
    }

    /** Whether two rows of the block lie in one group. */
    boolean isSame(int one, int other) {
        for (var i = 0; i < by.size(); i++) {
            if (!by.get(i).isSame(one, other)) {
                return false;
            }
        }
        return true;
    }

    /** The first row of every run of rows that lie in one group. */
    int[] starts(int rows) {
        var isStart = new boolean[rows];
        for (var values : by) {
            values.markChanges(isStart);
        }
        var starts = new int[rows];
        var count = 0;
        for (var row = 0; row < rows; row++) {
            if (row == 0 || isStart[row]) {
                starts[count++] = row;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** Order of the groups of a row here and one of another block. */
    int compare(int row, GroupKeys other, int otherRow) {
        for (var i = 0; i < by.size(); i++) {
            var order = by.get(i).compare(row, other.by.get(i), otherRow);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** A number that is the same for every row of a group, wherever it lies. */
    long hash(int row) {
        var hash = 0L;
        for (var i = 0; i < by.size(); i++) {
            hash = Codes.mixed(31 * hash + by.get(i).hash(row));
        }
        return hash;
    }

    /** For each of the first rows the number of its group, from 0 on in order of appearance. */
    int[] groups(int rows) {
        var groups = new int[rows];
        for (var values : by) {
            var codes = new Codes();
            var pairs = new Codes();
            for (var row = 0; row < rows; row++) {
                var code = codes.of(values.code(row));
                groups[row] = by.size() == 1 ? code : pairs.of(((long) groups[row] << 32) | code);
            }
        }
        return groups;
    }
}
