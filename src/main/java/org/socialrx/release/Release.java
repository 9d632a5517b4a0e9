package org.socialrx.release;

import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.Rate;
import org.socialrx.table.Disclosure;
import org.socialrx.table.Field;
import org.socialrx.table.SmallTables;
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
     * Releases every result table at once, keeps suppressed what the release before this one suppressed, and shows a
     * count that has hardly changed since as it was, so that the two together tell no more than one.
     *
     * @param previous rows of the released tables of the release before
     */
    public static Map<Table, List<Row>> apply(
            Profile profile, Map<Table, List<Row>> results, Map<Table, List<Row>> previous, String runId) {
        var lines = new LinkedHashMap<Table, List<Line>>();
        Released.RESULTS.stream()
                .filter(results::containsKey)
                .forEach(table -> lines.put(
                        table, lines(table, prepared(profile, table, results.getOrDefault(table, List.of())))));
        var before = new Previous(previous);
        var counts = new ReleasedCounts(
                profile, new Counts(lines.values()), keptSuppressed(lines, before), shown(profile, lines, before));
        var lined = new LinkedHashMap<Table, List<ReleasedLine>>();
        lines.forEach((table, rows) -> lined.put(
                table,
                rows.stream()
                        .map(line -> new ReleasedLine(line, profile, counts, before))
                        .toList()));
        recompute(lines, lined, profile);
        var released = new LinkedHashMap<Table, List<Row>>();
        lined.forEach((table, rows) -> released.put(
                Released.of(table), rows.stream().map(line -> line.row(runId)).toList()));
        return released;
    }

    /**
     * Releases data sets. They are collected first: result tables hold one row a group, never one a patient.
     *
     * @param results every table of {@link Released#RESULTS}
     * @param previous the released tables of the release before; empty when there was none
     */
    public static Map<Table, Dataset<Row>> of(
            Profile profile, Map<Table, Dataset<Row>> results, Map<Table, Dataset<Row>> previous, String runId) {
        var released = new LinkedHashMap<Table, Dataset<Row>>();
        var session = results.values().iterator().next().sparkSession();
        apply(profile, rows(results), rows(asDeclared(previous)), runId)
                .forEach((table, data) -> released.put(table, session.createDataFrame(data, table.schema())));
        return released;
    }

    /** A column declared since a table was released is empty there. */
    private static Map<Table, Dataset<Row>> asDeclared(Map<Table, Dataset<Row>> released) {
        var declared = new LinkedHashMap<Table, Dataset<Row>>();
        released.forEach((table, data) -> {
            var columns = List.of(data.columns());
            var all = table.fields().stream()
                    .map(field -> columns.contains(field.name())
                            ? field.col()
                            : lit(null).cast(field.type()).as(field.name()))
                    .toArray(Column[]::new);
            declared.put(table, data.select(all));
        });
        return declared;
    }

    private static Map<Table, List<Row>> rows(Map<Table, Dataset<Row>> tables) {
        return SmallTables.sorted(List.copyOf(tables.keySet()), tables::get);
    }

    private static List<Row> prepared(Profile profile, Table table, List<Row> rows) {
        return table.equals(GroupShare.TABLE) ? new PooledLevels(profile).of(rows) : rows;
    }

    private static List<Line> lines(Table table, List<Row> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(number -> new Line(table, number, rows.get(number)))
                .toList();
    }

    /** What is not computed from the counts of its own row alone. */
    private static void recompute(
            Map<Table, List<Line>> lines, Map<Table, List<ReleasedLine>> released, Profile profile) {
        BalanceOfShares.recompute(
                of(lines, CovariateBalance.TABLE), released.getOrDefault(CovariateBalance.TABLE, List.of()));
        HomelessEstimates.withhold(
                of(lines, Estimate.TABLE), released.getOrDefault(Estimate.TABLE, List.of()), profile);
        var checks = of(lines, Diagnostic.TABLE);
        var shown = released.getOrDefault(Diagnostic.TABLE, List.of());
        IntStream.range(0, checks.size()).forEach(i -> DiagnosticValues.round(checks.get(i), shown.get(i), profile));
        EquityValues.standardise(of(lines, Rate.TABLE), released.getOrDefault(Rate.TABLE, List.of()));
        EquityValues.recompute(
                of(lines, EquityIndex.TABLE),
                released.getOrDefault(EquityIndex.TABLE, List.of()),
                of(lines, EquityRatio.TABLE),
                released.getOrDefault(EquityRatio.TABLE, List.of()));
    }

    private static List<Line> of(Map<Table, List<Line>> lines, Table table) {
        return lines.getOrDefault(table, List.of());
    }

    private static Set<Line.Slot> keptSuppressed(Map<Table, List<Line>> lines, Previous before) {
        var kept = new HashSet<Line.Slot>();
        forEachCount(lines, (line, field) -> {
            if (before.isSuppressed(line, field)) {
                kept.add(line.slot(field));
            }
        });
        return kept;
    }

    private static Map<Line.Slot, Long> shown(Profile profile, Map<Table, List<Line>> lines, Previous before) {
        var shown = new HashMap<Line.Slot, Long>();
        forEachCount(
                lines,
                (line, field) -> before.shown(line, field, profile)
                        .ifPresent(number -> shown.put(line.slot(field), number.longValue())));
        return shown;
    }

    private static void forEachCount(Map<Table, List<Line>> lines, BiConsumer<Line, Field> action) {
        lines.forEach((table, rows) -> {
            for (var line : rows) {
                counts(table).forEach(field -> action.accept(line, field));
            }
        });
    }

    private static List<Field> counts(Table table) {
        return table.fields().stream()
                .filter(field -> field.disclosure() instanceof Disclosure.Count)
                .toList();
    }
}
