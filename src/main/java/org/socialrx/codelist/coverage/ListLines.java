package org.socialrx.codelist.coverage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeMatch;
import org.socialrx.codelist.CodeRule;
import org.socialrx.codelist.Validity;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.coverage.ListLine;
import org.socialrx.table.Field;

/**
 * What every line of some lists finds, as if it were a list of its own without days.
 *
 * @param events {@code core.event}
 * @param codes {@code core.code}
 * @param lists the lists
 */
record ListLines(Dataset<Row> events, Dataset<Row> codes, List<CodeList> lists) {
    private static final String LINE_ID = "line_id";
    private static final List<Field> DESCRIPTION = List.of(
            ListLine.CODELIST,
            ListLine.LINE_NUMBER,
            ListLine.CODE_SYSTEM,
            ListLine.CODE,
            ListLine.TERM,
            ListLine.LINE_KIND,
            ListLine.LINE_USE);
    private static final String IS_SLOT = "is_slot";

    ListLines {
        lists = List.copyOf(lists);
    }

    /** Rows of {@code coverage.list_line}. */
    Dataset<Row> rows() {
        var alone = alone();
        var matches = CodeMatch.match(codes, alone)
                .select(Event.CODE_KEY.col(), ListLine.CODELIST.col().as(LINE_ID));
        var named = matches.groupBy(LINE_ID)
                .agg(count_distinct(Event.CODE_KEY.col()).as(ListLine.CODE_COUNT.name()));
        var used = events.join(broadcast(matches), Event.CODE_KEY.name())
                .groupBy(LINE_ID)
                .agg(ListEntries.entryCount(), ListEntries.patientCount());
        var isSlot = org.apache.spark.sql.functions.col(IS_SLOT);
        return described()
                .join(named, LINE_ID, "left")
                .join(used, LINE_ID, "left")
                .na()
                .fill(0L)
                .withColumn(
                        ListLine.FINDING.name(),
                        when(isSlot, "slot")
                                .when(ListLine.ENTRY_COUNT.col().gt(0), "used")
                                .when(ListLine.CODE_COUNT.col().gt(0), "never-used")
                                .otherwise("not-in-dictionary"))
                .select(ListLine.TABLE.columns());
    }

    private List<CodeList> alone() {
        var alone = new ArrayList<CodeList>();
        for (var list : lists) {
            for (int line = 0; line < list.rules().size(); line++) {
                var rule = list.rules().get(line);
                if (rule.status() != CodeRule.Status.SLOT) {
                    var included = new CodeRule(
                            rule.system(),
                            rule.code(),
                            rule.term(),
                            rule.kind(),
                            false,
                            rule.category(),
                            rule.evidence(),
                            rule.status(),
                            Validity.ALWAYS);
                    alone.add(new CodeList(id(list, line), list.source(), list.hash(), List.of(included)));
                }
            }
        }
        return alone;
    }

    private Dataset<Row> described() {
        var rows = new ArrayList<Row>();
        for (var list : lists) {
            for (int line = 0; line < list.rules().size(); line++) {
                var rule = list.rules().get(line);
                rows.add(RowFactory.create(
                        id(list, line),
                        list.name(),
                        line + 1,
                        rule.system(),
                        rule.code(),
                        rule.term(),
                        rule.kind().name().toLowerCase(Locale.ROOT),
                        rule.isExcluded() ? "exclude" : "include",
                        rule.status() == CodeRule.Status.SLOT));
            }
        }
        var schema = new StructType().add(LINE_ID, DataTypes.StringType, false);
        for (StructField field : DESCRIPTION.stream().map(Field::structField).toList()) {
            schema = schema.add(field);
        }
        return events.sparkSession().createDataFrame(rows, schema.add(IS_SLOT, DataTypes.BooleanType, false));
    }

    private static String id(CodeList list, int line) {
        return "%s %d".formatted(list.name(), line + 1);
    }
}
