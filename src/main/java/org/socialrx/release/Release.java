package org.socialrx.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.table.Disclosure;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** Result tables to released tables under one disclosure profile. */
public final class Release {
    private Release() {}

    /**
     * Releases every result table at once: a count suppressed in one is suppressed in all.
     *
     * @param results rows of every table of {@link Released#RESULTS}, values in the order of the table's fields
     * @param runId run that releases them
     * @return rows of each released table, values in the order of its fields
     */
    public static Map<Table, List<Row>> apply(Profile profile, Map<Table, List<Row>> results, String runId) {
        return apply(profile, results, Map.of(), runId);
    }

    /**
     * Releases every result table at once, and keeps suppressed what the release before this one suppressed, so that
     * the two together tell no more than one.
     *
     * @param previous rows of the released tables of the release before
     */
    public static Map<Table, List<Row>> apply(
            Profile profile, Map<Table, List<Row>> results, Map<Table, List<Row>> previous, String runId) {
        var lines = new LinkedHashMap<Table, List<Line>>();
        Released.RESULTS.stream()
                .filter(results::containsKey)
                .forEach(table -> lines.put(table, lines(table, results.getOrDefault(table, List.of()))));
        var kept = keptSuppressed(lines, previous);
        var counts = new ReleasedCounts(profile, new Counts(lines.values()), kept);
        var released = new LinkedHashMap<Table, List<Row>>();
        lines.forEach((table, rows) -> released.put(Released.of(table), released(profile, table, rows, counts, runId)));
        return released;
    }

    /**
     * Releases data sets. They are collected first: result tables hold one row a group, never one a patient.
     *
     * @param results every table of {@link Released#RESULTS}
     */
    public static Map<Table, Dataset<Row>> of(Profile profile, Map<Table, Dataset<Row>> results, String runId) {
        var rows = new LinkedHashMap<Table, List<Row>>();
        results.forEach((table, data) -> rows.put(
                table, data.select(table.columns()).orderBy(table.keyColumns()).collectAsList()));
        var released = new LinkedHashMap<Table, Dataset<Row>>();
        var session = results.values().iterator().next().sparkSession();
        apply(profile, rows, runId)
                .forEach((table, data) -> released.put(table, session.createDataFrame(data, table.schema())));
        return released;
    }

    private static List<Line> lines(Table table, List<Row> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(number -> new Line(table, number, rows.get(number)))
                .toList();
    }

    private static List<Row> released(
            Profile profile, Table table, List<Line> lines, ReleasedCounts counts, String runId) {
        var released = lines.stream()
                .map(line -> new ReleasedLine(line, profile, counts))
                .toList();
        if (table.equals(CovariateBalance.TABLE)) {
            BalanceOfShares.recompute(lines, released);
        }
        if (table.equals(Diagnostic.TABLE)) {
            IntStream.range(0, lines.size())
                    .forEach(i -> DiagnosticValues.round(lines.get(i), released.get(i), profile));
        }
        return released.stream().map(line -> line.row(runId)).toList();
    }

    /** Places whose count the release before suppressed, found by the key of their row. */
    private static Set<Line.Slot> keptSuppressed(Map<Table, List<Line>> lines, Map<Table, List<Row>> previous) {
        var kept = new HashSet<Line.Slot>();
        lines.forEach((table, rows) -> {
            var released = Released.of(table);
            var suppressed = new HashMap<String, Set<String>>();
            lines(released, previous.getOrDefault(released, List.of()))
                    .forEach(line -> suppressed.put(key(line), suppressedCounts(table, line)));
            for (var line : rows) {
                var names = suppressed.getOrDefault(key(line), Set.of());
                counts(table).stream()
                        .filter(field -> names.contains(field.name()))
                        .forEach(field -> kept.add(line.slot(field)));
            }
        });
        return kept;
    }

    private static Set<String> suppressedCounts(Table result, Line released) {
        return counts(result).stream()
                .filter(field ->
                        Boolean.TRUE.equals(released.value(Released.flag(field).name())))
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    private static List<Field> counts(Table table) {
        return table.fields().stream()
                .filter(field -> field.disclosure() instanceof Disclosure.Count)
                .toList();
    }

    private static String key(Line line) {
        var parts = new ArrayList<String>();
        line.table().key().forEach(field -> parts.add(line.text(field)));
        return String.join("|", parts);
    }
}
