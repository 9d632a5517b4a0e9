package org.socialrx.fit.frame;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Packs the rows of a partition into blocks; in grouped form a block ends only where a group ends. */
final class Blocks implements Iterator<Block> {
    private static final int ROWS = 16_384;

    private final Iterator<Row> rows;
    private final StructType schema;
    private final int[] by;
    private final boolean isGrouped;

    @Nullable
    private Row next;

    private Blocks(Iterator<Row> rows, StructType schema, int[] by, boolean isGrouped) {
        this.rows = rows;
        this.schema = schema;
        this.by = by;
        this.isGrouped = isGrouped;
        this.next = rows.hasNext() ? rows.next() : null;
    }

    /** Rows in any order. */
    static Blocks ofRows(Iterator<Row> rows, StructType schema) {
        return new Blocks(rows, schema, new int[0], false);
    }

    /** Rows of one group together. */
    static Blocks ofGroups(Iterator<Row> rows, StructType schema, Grouping grouping) {
        var by = grouping.by().stream().mapToInt(schema::fieldIndex).toArray();
        return new Blocks(rows, schema, by, true);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Block next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        var builder = new BlockBuilder(schema);
        Row last = null;
        while (next != null) {
            var isNew = isGrouped && (last == null || !isSame(last, next));
            if (builder.rows() >= ROWS && (isNew || !isGrouped)) {
                break;
            }
            if (isNew) {
                builder.startGroup();
            }
            builder.add(next);
            last = next;
            next = rows.hasNext() ? rows.next() : null;
        }
        return builder.build();
    }

    private boolean isSame(Row a, Row b) {
        for (var field : by) {
            if (!Objects.equals(a.get(field), b.get(field))) {
                return false;
            }
        }
        return true;
    }
}
