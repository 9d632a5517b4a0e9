package org.socialrx.ingest.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socialrx.table.Field;

/**
 * What fills one cell of a staged row: a column of a delivered file, a constant, or nothing.
 *
 * @param column name in the file's header; empty when no column fills the cell
 * @param field the declared field: its type, whether it may be empty, its checks
 * @param form how it is written
 * @param checks the field's checks for values in Java
 * @param otherwise text that stands for an empty field or a missing column; empty for "not recorded"
 */
public record Mapping(String column, Field field, Form form, List<FieldCheck> checks, String otherwise) {
    public Mapping {
        checks = List.copyOf(checks);
    }

    static Mapping identifier(String column, Field field) {
        return of(column, field, Form.IDENTIFIER);
    }

    static Mapping pseudonym(String column, Field field) {
        return of(column, field, Form.PSEUDONYM);
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

    static Mapping isoDate(String column, Field field) {
        return of(column, field, Form.ISO_DATE);
    }

    static Mapping flag(String column, Field field) {
        return of(column, field, Form.FLAG);
    }

    static Mapping of(String column, Field field, Form form) {
        return new Mapping(column, field, form, FieldCheck.of(field), "");
    }

    /** A cell that the layout has nothing for. */
    static Mapping absent(Field field) {
        return of("", field.asOptional(), Form.TEXT);
    }

    /** A cell that is the same in every row. */
    static Mapping constant(Field field, Form form, String value) {
        return of("", field, form).otherwise(value);
    }

    /** An id made of everything that the row says. */
    static Mapping fingerprint(Field field) {
        return of("", field, Form.FINGERPRINT);
    }

    /** This mapping with what an empty field or a missing column stands for. */
    Mapping otherwise(String value) {
        return new Mapping(column, field, form, checks, value);
    }

    /** The bytes that stand for an empty field; none for "not recorded". */
    public byte[] emptyText() {
        return otherwise.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the cell is made of the whole row. */
    public boolean isFingerprint() {
        return form == Form.FINGERPRINT;
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
