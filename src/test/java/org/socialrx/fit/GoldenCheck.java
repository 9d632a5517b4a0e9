package org.socialrx.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rule of {@code ../shared/golden/check.py}: a number passes when it is at most max(absolute, relative *
 * |expected|) away, no number is expected where the reference has none, and the pairs of a matching must be the same.
 *
 * @param found number by model, table, term, covariance and column
 * @param pairs pairs by model
 */
public record GoldenCheck(Map<List<String>, Double> found, Map<String, Set<String>> pairs) {
    /** Reads what the job wrote. */
    public static GoldenCheck of(Path folder) {
        Map<List<String>, Double> found = new HashMap<>();
        Map<String, Set<String>> pairs = new HashMap<>();
        for (var row : rows(folder.resolve("estimate.csv"))) {
            numbers(found, row, "estimate", row.text("term"), row.text("covariance"));
        }
        for (var row : rows(folder.resolve("summary.csv"))) {
            numbers(found, row, "summary", row.text("statistic"), "");
        }
        for (var row : rows(folder.resolve("balance.csv"))) {
            numbers(found, row, "balance", row.text("sample") + " " + row.text("covariate"), "");
        }
        for (var row : rows(folder.resolve("decomposition.csv"))) {
            numbers(found, row, "decomposition", row.text("term"), "");
        }
        for (var row : rows(folder.resolve("pair.csv"))) {
            pairs.computeIfAbsent(row.text("model"), model -> new TreeSet<>())
                    .add(row.text("treated_id") + " with " + row.text("control_id"));
        }
        return new GoldenCheck(found, pairs);
    }

    /** What disagrees for one model, one line each; the lines of its expectations must be given. */
    public List<String> disagreements(String model, Path expected) {
        List<String> wrong = new ArrayList<>();
        Set<String> wantedPairs = new TreeSet<>();
        var lines = 0;
        for (var row : rows(expected)) {
            if (!row.text("model").equals(model)) {
                continue;
            }
            lines++;
            if (row.text("table").equals("pair")) {
                wantedPairs.add(row.text("term") + " with " + row.text("column"));
            } else {
                disagreement(row).ifPresent(wrong::add);
            }
        }
        if (lines == 0) {
            wrong.add("no expected number");
        }
        if (!wantedPairs.isEmpty() && !wantedPairs.equals(pairs.getOrDefault(model, Set.of()))) {
            wrong.add("other pairs than expected");
        }
        return wrong;
    }

    private Optional<String> disagreement(Line row) {
        var key = List.of(
                row.text("model"), row.text("table"), row.text("term"), row.text("covariance"), row.text("column"));
        var expected = number(row.text("expected"));
        var allowed = Math.max(number(row.text("absolute")), number(row.text("relative")) * Math.abs(expected));
        var got = found.get(key);
        return isRight(got, expected, allowed)
                ? Optional.empty()
                : Optional.of("%s: expected %s, got %s".formatted(key, expected, got));
    }

    private static boolean isRight(@Nullable Double got, double expected, double allowed) {
        if (got == null) {
            return false;
        }
        return Math.abs(got - expected) <= allowed || (Double.isNaN(got) && Double.isNaN(expected));
    }

    private static void numbers(
            Map<List<String>, Double> found, Line row, String table, String term, String covariance) {
        row.cells.forEach((column, value) ->
                found.put(List.of(row.text("model"), table, term, covariance, column), number(value)));
    }

    private static double number(String text) {
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static List<Line> rows(Path file) {
        try {
            var lines = Files.readAllLines(file);
            var header = cells(lines.get(0));
            List<Line> rows = new ArrayList<>();
            for (var line : lines.subList(1, lines.size())) {
                var cells = cells(line);
                Map<String, String> row = new HashMap<>();
                for (var i = 0; i < header.size(); i++) {
                    row.put(header.get(i), cells.get(i));
                }
                rows.add(new Line(row));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private record Line(Map<String, String> cells) {
        String text(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }
}
