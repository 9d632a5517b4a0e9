package org.socialrx.fit.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Collects rows into one block, from Spark's own rows or from other blocks; columns are bigint, double or string. */
final class BlockBuilder {
    private final String[] names;
    private final ColumnBuilder[] columns;
    private int[] starts = new int[16];
    private int groups;
    private int rows;

    BlockBuilder(StructType schema) {
        names = schema.fieldNames();
        columns = new ColumnBuilder[names.length];
        for (var i = 0; i < names.length; i++) {
            columns[i] = ColumnBuilder.of(schema.fields()[i].dataType());
        }
    }

    int rows() {
        return rows;
    }

    /** The next row begins a group. */
    void startGroup() {
        starts = groups == starts.length ? Arrays.copyOf(starts, 2 * groups) : starts;
        starts[groups++] = rows;
    }

    void add(InternalRow row) {
        for (var i = 0; i < columns.length; i++) {
            columns[i].add(rows, row, i);
        }
        rows++;
    }

    /** Adds rows of another block with the same columns. */
    void add(Block block, int from, int to) {
        for (var i = 0; i < columns.length; i++) {
            var values = block.column(names[i]);
            for (var row = from; row < to; row++) {
                columns[i].add(rows + row - from, values, row);
            }
        }
        rows += to - from;
    }

    /** Adds some rows of another block with the same columns. */
    void add(Block block, int[] which, int from, int to) {
        for (var i = 0; i < columns.length; i++) {
            columns[i].add(rows, block.column(names[i]), which, from, to);
        }
        rows += to - from;
    }

    Block build() {
        Map<String, Values> values = new TreeMap<>();
        for (var i = 0; i < names.length; i++) {
            values.put(names[i], columns[i].build(rows));
        }
        return new Block(values, rows, Arrays.copyOf(starts, groups), rows);
    }

    /** Several blocks as one. */
    static Block joined(StructType schema, List<Block> blocks) {
        var builder = new BlockBuilder(schema);
        for (var block : new ArrayList<>(blocks)) {
            builder.add(block, 0, block.rows());
        }
        return builder.build();
    }
}
