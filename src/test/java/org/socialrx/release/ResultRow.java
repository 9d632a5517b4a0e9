package org.socialrx.release;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** One row of a declared table for a test: columns by their constants, null where nothing was said. */
public final class ResultRow {
    private final Table table;
    private final Map<Field, @Nullable Object> values = new HashMap<>();

    private ResultRow(Table table) {
        this.table = table;
    }

    /** An empty row. */
    public static ResultRow of(Table table) {
        return new ResultRow(table);
    }

    /** This row with a value. */
    public ResultRow with(Field field, @Nullable Object value) {
        if (!table.fields().contains(field)) {
            throw new IllegalArgumentException("%s has no field %s".formatted(table.fullName(), field.name()));
        }
        values.put(field, value);
        return this;
    }

    /** The row, values in the order of the table's fields. */
    public Row row() {
        return RowFactory.create(table.fields().stream().map(values::get).toArray());
    }
}
