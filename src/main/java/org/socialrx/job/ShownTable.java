package org.socialrx.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.socialrx.release.Profile;
import org.socialrx.table.Disclosure;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/**
 * Rows of a table as a terminal and a file may show them: small counts of people and entries as less than the
 * threshold, the others rounded.
 *
 * <p>For the team that keeps the lists. It is no release: what could be worked out from several numbers is not looked
 * for, which is why nothing here leaves the warehouse's root.
 *
 * @param columns names of the columns
 * @param lines values, one list a row
 */
record ShownTable(List<String> columns, List<List<String>> lines) {
    private static final int MOST_LINES = 25;
    private static final int WIDEST = 48;

    ShownTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** Rows of a declared table. */
    static ShownTable of(Table table, List<Row> rows, Profile profile) {
        return new ShownTable(
                table.fields().stream().map(Field::name).toList(),
                rows.stream()
                        .map(row -> table.fields().stream()
                                .map(field -> value(field, row, profile))
                                .toList())
                        .toList());
    }

    /** Rows that count no people and no entries. */
    static ShownTable exact(Table table, List<Row> rows) {
        return new ShownTable(
                table.fields().stream().map(Field::name).toList(),
                rows.stream()
                        .map(row -> table.fields().stream()
                                .map(field -> String.valueOf(row.<Object>getAs(field.name())))
                                .toList())
                        .toList());
    }

    /** These rows and then those of another table with the same columns. */
    ShownTable and(ShownTable other) {
        var all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new ShownTable(columns, all);
    }

    /** A count as it is shown. */
    static String count(long count, Profile profile) {
        var released = profile.released(count);
        return released.isPresent() ? Long.toString(released.getAsLong()) : "<%d".formatted(profile.redactUpTo() + 1);
    }

    /** These columns alone. */
    ShownTable only(Field... fields) {
        var names = List.of(fields).stream().map(Field::name).toList();
        var positions = names.stream().map(columns::indexOf).toList();
        return new ShownTable(
                names,
                lines.stream()
                        .map(line -> positions.stream().map(line::get).toList())
                        .toList());
    }

    /** The rows that have one of these values in a column. */
    ShownTable where(Field field, List<String> values) {
        int position = columns.indexOf(field.name());
        return new ShownTable(
                columns,
                lines.stream()
                        .filter(line -> values.contains(line.get(position)))
                        .toList());
    }

    /** As comma-separated text with a header. */
    byte[] csv() {
        var text = new StringBuilder(String.join(",", columns)).append('\n');
        for (var line : lines) {
            text.append(line.stream().map(ShownTable::quoted).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** In columns under a title, cut to what a terminal can hold. */
    List<String> text(String title) {
        var text = new ArrayList<String>();
        text.add(title + (lines.isEmpty() ? ": none" : ""));
        if (lines.isEmpty()) {
            return text;
        }
        var all = new ArrayList<List<String>>();
        all.add(columns.stream().map(name -> name.replace('_', ' ')).toList());
        lines.stream().limit(MOST_LINES).forEach(all::add);
        var widths = new int[columns.size()];
        all.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cut(line.get(i)).length());
            }
        });
        for (var line : all) {
            var words = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                words.append(String.format(Locale.ROOT, "%-" + Math.max(1, widths[i]) + "s  ", cut(line.get(i))));
            }
            text.add(words.toString().stripTrailing());
        }
        if (lines.size() > MOST_LINES) {
            text.add("and %,d more in the file".formatted(lines.size() - MOST_LINES));
        }
        return text;
    }

    private static String value(Field field, Row row, Profile profile) {
        var value = row.<Object>getAs(field.name());
        if (value == null) {
            return "";
        }
        if (field.disclosure() instanceof Disclosure.Count) {
            return count(((Number) value).longValue(), profile);
        }
        return value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : value.toString();
    }

    private static String quoted(String value) {
        var isPlain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String cut(String value) {
        return value.length() <= WIDEST ? value : value.substring(0, WIDEST - 2) + "..";
    }
}
