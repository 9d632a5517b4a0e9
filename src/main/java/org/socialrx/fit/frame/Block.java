package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Some rows of a frame, column by column; in grouped form rows of one group never lie in two blocks. */
public final class Block implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, Values> columns;
    private final int rows;
    private final int[] starts;
    private final int end;

    /**
     * A block.
     *
     * @param columns the values by column
     * @param rows how many rows
     * @param starts first row of each group, ascending; empty where rows are not grouped
     * @param end the row after the last group
     */
    Block(Map<String, Values> columns, int rows, int[] starts, int end) {
        this.columns = new TreeMap<>(columns);
        this.rows = rows;
        this.starts = starts;
        this.end = end;
    }

    /** How many rows. */
    public int rows() {
        return rows;
    }

    /** Some of its rows as groups. */
    Block grouped(int[] groupStarts, int groupsEnd) {
        return new Block(columns, rows, groupStarts, groupsEnd);
    }

    /** The values by column. */
    Map<String, Values> columns() {
        return columns;
    }

    /** How many groups. */
    int groups() {
        return starts.length;
    }

    /** First row of a group. */
    int start(int group) {
        return starts[group];
    }

    /** The row after the last of a group. */
    int end(int group) {
        return group + 1 < starts.length ? starts[group + 1] : end;
    }

    /** The values of a column. */
    public Values column(String name) {
        var values = columns.get(name);
        if (values == null) {
            throw new IllegalStateException("The frame was not asked to hold the column " + name);
        }
        return values;
    }
}
