package org.socialrx.ingest.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socialrx.table.Field;

/**
 * One column of a delivered file and the core field it fills.
 *
 * @param column name in the file's header
 * @param field the declared field: its type, whether it may be empty, its checks
 * @param form how it is written
 * @param checks the field's checks for values in Java
 */
public record Mapping(String column, Field field, Form form, List<FieldCheck> checks) {
    public Mapping {
        checks = List.copyOf(checks);
    }

    static Mapping identifier(String column, Field field) {
        return of(column, field, Form.IDENTIFIER);
    }

    static Mapping text(String column, Field field) {
        return of(column, field, Form.TEXT);
    }

    static Mapping integer(String column, Field field) {
        return of(column, field, Form.INTEGER);
    }

    static Mapping decimal(String column, Field field) {
        return of(column, field, Form.DECIMAL);
    }

    static Mapping date(String column, Field field) {
        return of(column, field, Form.DATE);
    }

    static Mapping flag(String column, Field field) {
        return of(column, field, Form.FLAG);
    }

    static Mapping of(String column, Field field, Form form) {
        return new Mapping(column, field, form, FieldCheck.of(field));
    }

    /** Whether nothing is recorded in the field. */
    public boolean isEmpty(byte[] line, int from, int to) {
        return form.isEmpty(line, from, to);
    }

    /** Reads a field that is not empty and returns the rule it breaks, or null. */
    public @Nullable Rule read(byte[] line, int from, int to, Cell cell) {
        var fault = form.read(line, from, to, cell);
        if (fault != null || checks.isEmpty()) {
            return fault;
        }
        var value = cell.as(field.type());
        for (var check : checks) {
            var broken = check.broken(value);
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }
}
