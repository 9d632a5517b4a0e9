package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Some rows of a frame, column by column; rows of one group never lie in two blocks. */
public final class Block implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, Values> columns;
    private final int rows;
    private final int[] starts;

    /**
     * A block.
     *
     * @param columns the values by column
     * @param rows how many rows
     * @param starts first row of each group, ascending; empty where rows are not grouped
     */
    Block(Map<String, Values> columns, int rows, int[] starts) {
        this.columns = new TreeMap<>(columns);
        this.rows = rows;
        this.starts = starts;
    }

    /** How many rows. */
    public int rows() {
        return rows;
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
        return group + 1 < starts.length ? starts[group + 1] : rows;
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
