package org.socialrx.effect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/**
 * Rows of a declared result table under construction; what a row does not name is null, and so is a number that is
 * none.
 */
public final class ResultRows {
    private final Table table;
    private final List<Row> rows = new ArrayList<>();

    /** No rows yet. */
    public ResultRows(Table table) {
        this.table = table;
    }

    /** One row under construction. */
    public static final class Values {
        private final Map<Field, Object> values = new HashMap<>();

        /** Gives a field its value. */
        public Values with(Field field, Object value) {
            var isNone = value instanceof Double number && !Double.isFinite(number);
            if (!isNone) {
                values.put(field, value);
            }
            return this;
        }
    }

    /** Adds a row. */
    public ResultRows add(Values row) {
        rows.add(RowFactory.create(
                table.fields().stream().map(field -> value(field, row)).toArray()));
        return this;
    }

    private @Nullable Object value(Field field, Values row) {
        var value = row.values.get(field);
        if (value == null && !field.nullable()) {
            throw new IllegalStateException("Row of %s has no %s".formatted(table.fullName(), field.name()));
        }
        return value;
    }

    /** The rows under their declared schema. */
    public Dataset<Row> dataset(SparkSession session) {
        return session.createDataFrame(rows, table.schema());
    }
}
