package org.socialrx.report;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.release.Released;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/**
 * One released table at one version.
 *
 * @param table its declaration
 * @param version its Delta version
 * @param entries its rows
 */
public record Sheet(Table table, long version, List<Entry> entries) {
    public Sheet {
        entries = List.copyOf(entries);
    }

    /** The rows of a released table. */
    static Sheet of(Table table, long version, List<Row> rows) {
        return new Sheet(
                table, version, rows.stream().map(row -> new Entry(table, row)).toList());
    }

    /** The same table with fewer rows. */
    Sheet where(Predicate<Entry> condition) {
        return new Sheet(table, version, entries.stream().filter(condition).toList());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Every column and row as comma-separated text. */
    String csv() {
        return Csv.of(table, entries.stream().map(Entry::row).toList());
    }

    /**
     * One row of a released table.
     *
     * @param table its declaration
     * @param row its values in declared order
     */
    public record Entry(Table table, Row row) {

        /** A text or key that is never null. */
        String text(Field field) {
            return Objects.requireNonNull(value(field), field.name()).toString();
        }

        /** A text that may be missing, then empty. */
        String textOrEmpty(Field field) {
            return Objects.toString(value(field), "");
        }

        int integer(Field field) {
            return ((Number) Objects.requireNonNull(value(field), field.name())).intValue();
        }

        OptionalDouble number(Field field) {
            var value = value(field);
            return value instanceof Number number && Double.isFinite(number.doubleValue())
                    ? OptionalDouble.of(number.doubleValue())
                    : OptionalDouble.empty();
        }

        OptionalLong count(Field field) {
            return value(field) instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
        }

        boolean isTrue(Field field) {
            return Boolean.TRUE.equals(value(field));
        }

        boolean isSuppressed(Field field) {
            return isTrue(Released.flag(field));
        }

        boolean has(Field field, String text) {
            return text.equals(value(field));
        }

        private @Nullable Object value(Field field) {
            return row.get(table.fields().indexOf(table.field(field.name())));
        }
    }
}
