package org.socialrx.release;

import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/**
 * One row of a result table.
 *
 * @param table its table
 * @param number position in the table
 * @param row values in the order of the table's fields
 */
record Line(Table table, int number, Row row) {

    /** The value of a column, null when it was not recorded. */
    @Nullable
    Object value(String field) {
        return row.get(table.fields().indexOf(table.field(field)));
    }

    /** The value of a column that is never null, as text. */
    String text(Field field) {
        return Objects.requireNonNull(value(field.name()), field.name()).toString();
    }

    /** Where one of its values stands. */
    Slot slot(Field field) {
        return new Slot(table.name(), number, field.name());
    }

    /**
     * A place in a result table.
     *
     * @param table name of the table
     * @param number position of the row
     * @param field name of the column
     */
    record Slot(String table, int number, String field) {}
}
