package org.socialrx.codelist.coverage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeMatch;
import org.socialrx.codelist.CodeRule;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.coverage.ListOverlap;
import org.socialrx.schema.coverage.ListSummary;
import org.socialrx.schema.coverage.ListUse;
import org.socialrx.table.Field;

/**
 * What code lists find in a record.
 *
 * @param uses rows of {@code coverage.list_use}
 * @param summaries rows of {@code coverage.list_summary}
 * @param overlaps rows of {@code coverage.list_overlap}
 * @param lines rows of {@code coverage.list_line}
 * @param candidates rows of {@code coverage.list_candidate}
 */
public record Coverage(
        Dataset<Row> uses, Dataset<Row> summaries, Dataset<Row> overlaps, Dataset<Row> lines, Dataset<Row> candidates) {
    private static final String ONE = "one";
    private static final String OTHER = "other";

    /**
     * Looks at the lists.
     *
     * @param events {@code core.event}; read several times
     * @param codes {@code core.code}
     * @param lists the lists, at least one
     * @param layout layout of the delivery
     */
    public static Coverage of(Dataset<Row> events, Dataset<Row> codes, List<CodeList> lists, String layout) {
        var matches = CodeMatch.match(codes, lists)
                .select(Event.CODE_KEY.col(), ListUse.CODELIST.col())
                .distinct()
                .persist(StorageLevel.MEMORY_AND_DISK());
        var entries = ListEntries.find(events, codes, lists).persist(StorageLevel.MEMORY_AND_DISK());
        return new Coverage(
                uses(entries, layout),
                summaries(events.sparkSession(), entries, matches, lists),
                overlaps(entries, matches),
                new ListLines(events, codes, lists).rows(),
                new Candidates(events, codes, entries, matches).rows());
    }

    private static Dataset<Row> uses(Dataset<Row> entries, String layout) {
        return entries.groupBy(
                        ListUse.CODELIST.col(),
                        ListUse.CODE_SYSTEM.col(),
                        ListUse.PRACTICE_ID.col(),
                        year(Event.EVENT_DATE.col()).as(ListUse.ENTRY_YEAR.name()))
                .agg(ListEntries.entryCount(), ListEntries.patientCount())
                .withColumn(ListUse.LAYOUT.name(), lit(layout))
                .select(ListUse.TABLE.columns());
    }

    private static Dataset<Row> summaries(
            SparkSession session, Dataset<Row> entries, Dataset<Row> matches, List<CodeList> lists) {
        var named = matches.groupBy(ListSummary.CODELIST.col())
                .agg(count_distinct(Event.CODE_KEY.col()).as(ListSummary.CODE_COUNT.name()));
        var used = entries.groupBy(ListSummary.CODELIST.col())
                .agg(
                        count_distinct(Event.CODE_KEY.col()).as(ListSummary.USED_CODE_COUNT.name()),
                        ListEntries.entryCount(),
                        ListEntries.patientCount());
        return described(session, lists)
                .join(named, ListSummary.CODELIST.name(), "left")
                .join(used, ListSummary.CODELIST.name(), "left")
                .na()
                .fill(0L)
                .select(ListSummary.TABLE.columns());
    }

    private static Dataset<Row> described(SparkSession session, List<CodeList> lists) {
        var fields = List.of(
                ListSummary.CODELIST,
                ListSummary.VERSION,
                ListSummary.ORIGIN,
                ListSummary.LICENCE,
                ListSummary.HASH,
                ListSummary.LINE_COUNT,
                ListSummary.SLOT_COUNT);
        var schema = new StructType(
                fields.stream().map(Field::structField).toArray(org.apache.spark.sql.types.StructField[]::new));
        var rows = lists.stream()
                .map(list -> RowFactory.create(
                        list.name(),
                        list.source().version(),
                        list.source().origin(),
                        list.source().licence(),
                        list.hash(),
                        (long) list.rules().size(),
                        list.rules().stream()
                                .filter(rule -> rule.status() == CodeRule.Status.SLOT)
                                .count()))
                .toList();
        return session.createDataFrame(rows, schema);
    }

    private static Dataset<Row> overlaps(Dataset<Row> entries, Dataset<Row> matches) {
        var codes = pairs(matches, Event.CODE_KEY)
                .agg(count_distinct(Event.CODE_KEY.of(ONE)).as(ListOverlap.CODE_COUNT.name()));
        var shared = pairs(entries, Event.PRACTICE_ID, Event.PATIENT_ID, Event.EVENT_ID)
                .agg(
                        ListEntries.entryCount(),
                        count_distinct(Event.PRACTICE_ID.of(ONE), Event.PATIENT_ID.of(ONE))
                                .as(ListOverlap.PATIENT_COUNT.name()));
        var keys = new String[] {ListOverlap.CODELIST.name(), ListOverlap.OTHER_CODELIST.name()};
        return codes.join(shared, keys, "left")
                .withColumn(ListOverlap.ENTRY_COUNT.name(), coalesce(ListOverlap.ENTRY_COUNT.col(), lit(0L)))
                .withColumn(ListOverlap.PATIENT_COUNT.name(), coalesce(ListOverlap.PATIENT_COUNT.col(), lit(0L)))
                .select(ListOverlap.TABLE.columns());
    }

    /** Rows of two lists that agree in some columns, by pair of lists in the order of the alphabet. */
    private static org.apache.spark.sql.RelationalGroupedDataset pairs(Dataset<Row> rows, Field... keys) {
        Column isSame = ListUse.CODELIST.of(ONE).lt(ListUse.CODELIST.of(OTHER));
        for (var key : keys) {
            isSame = isSame.and(key.of(ONE).equalTo(key.of(OTHER)));
        }
        return rows.as(ONE)
                .join(rows.as(OTHER), isSame)
                .groupBy(
                        ListUse.CODELIST.of(ONE).as(ListOverlap.CODELIST.name()),
                        ListUse.CODELIST.of(OTHER).as(ListOverlap.OTHER_CODELIST.name()));
    }
}
