package org.socialrx.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.source.DeliveryCheck;
import org.socialrx.schema.source.PracticeMonth;

/**
 * A delivery against the one before, by practice and month.
 *
 * @param months rows of {@code source.practice_month} of the delivery
 * @param before the same of the delivery before; empty for the first
 */
record DeliveryChecks(Dataset<Row> months, Dataset<Row> before) {
    /** Whole months without a row at the end after which a practice counts as having stopped. */
    private static final int SILENT_MONTHS = 2;

    /** Months with fewer rows than this come and go by chance. */
    private static final int FEWEST_ROWS = 20;

    private static final double LOST_SHARE = 0.5;
    private static final String ALL_TABLES = "all";
    private static final String LAST_MONTH = "last_month";
    private static final String SILENCE = "silence";
    private static final String SILENCE_BEFORE = "silence_before";
    private static final String ROWS = "all_rows";
    private static final String ROWS_BEFORE = "rows_before";

    /** Rows of {@code source.delivery_check}, the delivery's id apart. */
    Dataset<Row> findings() {
        return missing().unionByName(stopped()).unionByName(lost());
    }

    private Dataset<Row> missing() {
        var now = months.select(PracticeMonth.PRACTICE_ID.col()).distinct();
        return before.groupBy(PracticeMonth.PRACTICE_ID.col())
                .agg(
                        sum(PracticeMonth.ROW_COUNT.col()).as(ROWS_BEFORE),
                        max(PracticeMonth.MONTH_DATE.col()).as(LAST_MONTH))
                .join(now, columnNames(), "left_anti")
                .select(finding("practice-missing", lit(ALL_TABLES), col(LAST_MONTH), lit(0L), col(ROWS_BEFORE)));
    }

    /** Silent at the end of this delivery, and not yet at the end of the one before. */
    private Dataset<Row> stopped() {
        var earlier = silences(before)
                .select(
                        PracticeMonth.PRACTICE_ID.col(),
                        col(SILENCE).as(SILENCE_BEFORE),
                        col(ROWS).as(ROWS_BEFORE));
        return silences(months)
                .join(earlier, columnNames(), "left")
                .where(col(SILENCE)
                        .geq(SILENT_MONTHS)
                        .and(coalesce(col(SILENCE_BEFORE), lit(0)).lt(SILENT_MONTHS)))
                .select(finding(
                        "practice-stopped",
                        lit(ALL_TABLES),
                        col(LAST_MONTH),
                        col(ROWS),
                        coalesce(col(ROWS_BEFORE), lit(0L))));
    }

    private static Dataset<Row> silences(Dataset<Row> of) {
        var end = "delivery_end";
        var whole = of.agg(max(PracticeMonth.MONTH_DATE.col()).as(end));
        return of.groupBy(PracticeMonth.PRACTICE_ID.col())
                .agg(
                        max(PracticeMonth.MONTH_DATE.col()).as(LAST_MONTH),
                        sum(PracticeMonth.ROW_COUNT.col()).as(ROWS))
                .crossJoin(whole)
                .withColumn(SILENCE, months_between(col(end), col(LAST_MONTH)).cast(DataTypes.IntegerType));
    }

    /** Months of a practice that came with less than half of their rows. */
    private Dataset<Row> lost() {
        var keys = new String[] {
            PracticeMonth.PRACTICE_ID.name(), PracticeMonth.TABLE_NAME.name(), PracticeMonth.MONTH_DATE.name()
        };
        var earlier = before.select(
                PracticeMonth.PRACTICE_ID.col(),
                PracticeMonth.TABLE_NAME.col(),
                PracticeMonth.MONTH_DATE.col(),
                PracticeMonth.ROW_COUNT.col().as(ROWS_BEFORE));
        var now = months.select(PracticeMonth.PRACTICE_ID.col()).distinct();
        var rows = coalesce(PracticeMonth.ROW_COUNT.col(), lit(0L));
        return earlier.join(now, columnNames(), "left_semi")
                .join(months, keys, "left")
                .where(col(ROWS_BEFORE)
                        .geq(FEWEST_ROWS)
                        .and(rows.lt(col(ROWS_BEFORE).multiply(LOST_SHARE))))
                .groupBy(PracticeMonth.PRACTICE_ID.col(), PracticeMonth.TABLE_NAME.col())
                .agg(
                        min(PracticeMonth.MONTH_DATE.col()).as(LAST_MONTH),
                        sum(rows).as(ROWS),
                        sum(col(ROWS_BEFORE)).as(ROWS_BEFORE))
                .select(finding(
                        "rows-lost", PracticeMonth.TABLE_NAME.col(), col(LAST_MONTH), col(ROWS), col(ROWS_BEFORE)));
    }

    private static String[] columnNames() {
        return new String[] {PracticeMonth.PRACTICE_ID.name()};
    }

    private static Column[] finding(String check, Column table, Column month, Column now, Column earlier) {
        return new Column[] {
            PracticeMonth.PRACTICE_ID.col().as(DeliveryCheck.PRACTICE_ID.name()),
            lit(check).as(DeliveryCheck.CHECK_NAME.name()),
            table.as(DeliveryCheck.TABLE_NAME.name()),
            month.as(DeliveryCheck.MONTH_DATE.name()),
            now.as(DeliveryCheck.ROW_COUNT.name()),
            earlier.as(DeliveryCheck.PREVIOUS_ROW_COUNT.name())
        };
    }
}
