package org.socialrx.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** Comma-separated text as RFC 4180 has it; a missing value is empty. */
final class Csv {
    private Csv() {}

    static String of(Table table, List<Row> rows) {
        var header = table.fields().stream().map(Field::name).collect(Collectors.joining(","));
        return rows.stream().map(row -> line(table, row)).collect(Collectors.joining("", header + "\n", ""));
    }

    private static String line(Table table, Row row) {
        return IntStream.range(0, table.fields().size())
                .mapToObj(i -> quoted(row.get(i)))
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(@Nullable Object value) {
        var text = Objects.toString(value, "");
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
