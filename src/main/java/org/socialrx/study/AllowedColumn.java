package org.socialrx.study;

/**
 * A column that may hold what looks like an identifier, and why.
 *
 * @param file kind of file, or name of one file
 * @param column name of the column, lower case
 * @param reason why it may pass; kept in {@code ops.run}
 */
public record AllowedColumn(String file, String column, String reason) {
    /** Whether a column of a file is meant. */
    public boolean means(String kind, String fileName, String columnName) {
        return (file.equals(kind) || file.equals(fileName)) && column.equalsIgnoreCase(columnName);
    }

    /** The permission in words. */
    public String words() {
        return "%s.%s may pass: %s".formatted(file, column, reason);
    }
}
