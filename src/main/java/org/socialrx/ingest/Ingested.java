package org.socialrx.ingest;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.socialrx.ingest.delivery.Delivery;
import org.socialrx.ingest.layout.Role;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.ops.RuleCount;
import org.socialrx.schema.source.DeliveryCheck;
import org.socialrx.schema.source.DeliveryFile;
import org.socialrx.schema.source.PracticeMonth;
import org.socialrx.schema.source.Reject;
import org.socialrx.study.Problem;
import org.socialrx.table.Table;

/**
 * One delivery, parsed, judged and counted, but not yet written.
 *
 * <p>In this order: write {@link #rejects()}, {@link #ruleCounts} and {@link #manifest()}; stop when {@link #overLimit}
 * names a file; else write {@link #tables()}, which reads the shuffle files again and not the text.
 */
public final class Ingested implements AutoCloseable {
    private static final StructType NAMES =
            new StructType().add(Note.FILE, DataTypes.IntegerType, false).add(Reject.FILE_NAME.structField());

    private final SparkSession session;
    private final Delivery delivery;
    private final Totals totals;
    private final Dataset<Row> notes;
    private final Map<Table, Dataset<Row>> tables;
    private final List<String> practices;

    Ingested(
            SparkSession session,
            Delivery delivery,
            Totals totals,
            Dataset<Row> notes,
            Map<Table, Dataset<Row>> tables,
            List<String> practices) {
        this.session = session;
        this.delivery = delivery;
        this.totals = totals;
        this.notes = notes;
        this.tables = Map.copyOf(tables);
        this.practices = List.copyOf(practices);
    }

    /** Hash over the names, sizes and contents of the files. */
    public String deliveryId() {
        return delivery.id();
    }

    /** What is odd about the delivery as a whole but no fault, one sentence each. */
    public List<String> notes() {
        return delivery.notes();
    }

    /** What became of the rows of every file. */
    public List<FileTotal> files() {
        return totals.files();
    }

    /** How often which rule was found, the most frequent first. */
    public List<RuleTotal> rules() {
        return totals.rules();
    }

    /** Ids of the practices delivered, in order; core holds none but these after a full write. */
    public List<String> practices() {
        return practices;
    }

    /** What stops the core tables from being written; empty when every file is within the limit. */
    public List<Problem> overLimit(double rejectLimitPercent) {
        return totals.overLimit(rejectLimitPercent);
    }

    /** Rows of {@code source.delivery_file}. */
    public Dataset<Row> manifest() {
        var rows = totals.files().stream().map(this::manifestRow).toList();
        return session.createDataFrame(rows, DeliveryFile.TABLE.schema());
    }

    /** Rows of {@code source.reject}. */
    public Dataset<Row> rejects() {
        var names = session.createDataFrame(
                delivery.files().stream()
                        .map(file -> RowFactory.create(file.index(), file.name()))
                        .toList(),
                NAMES);
        var rows = notes.where(notes.col(Note.WHAT).equalTo(Note.What.REJECT.name()))
                .join(functions.broadcast(names), Note.FILE)
                .select(
                        functions.lit(delivery.id()).as(Reject.DELIVERY_ID.name()),
                        names.col(Reject.FILE_NAME.name()).as(Reject.FILE_NAME.name()),
                        notes.col(Note.OFFSET).as(Reject.BYTE_OFFSET.name()),
                        functions
                                .nullif(notes.col(Note.COLUMN), functions.lit(""))
                                .as(Reject.FIELD_NAME.name()),
                        functions
                                .coalesce(notes.col(Note.RULE), functions.lit(""))
                                .as(Reject.RULE.name()));
        return rows.to(Reject.TABLE.schema());
    }

    /** Rows of {@code ops.rule_count}. */
    public Dataset<Row> ruleCounts(String runId) {
        var rows = totals.rules().stream()
                .map(found -> RowFactory.create(
                        runId, found.fileName(), found.column(), found.rule().id(), found.rows()))
                .toList();
        return session.createDataFrame(rows, RuleCount.TABLE.schema());
    }

    /** The days that the accepted rows of each file span. */
    public List<FileDays> days() {
        return totals.days();
    }

    /** Rows of {@code source.practice_month}. */
    public Dataset<Row> months(String runId) {
        var tableOfRole = functions
                .when(
                        notes.col(Note.FILE).equalTo(MonthCounts.place(Role.CONTACT)),
                        functions.lit(Contact.TABLE.fullName()))
                .otherwise(functions.lit(Event.TABLE.fullName()));
        return notes.where(notes.col(Note.WHAT).equalTo(Note.What.MONTH.name()))
                .groupBy(
                        notes.col(Note.COLUMN).as(PracticeMonth.PRACTICE_ID.name()),
                        tableOfRole.as(PracticeMonth.TABLE_NAME.name()),
                        functions
                                .date_from_unix_date(notes.col(Note.OFFSET).cast(DataTypes.IntegerType))
                                .as(PracticeMonth.MONTH_DATE.name()))
                .agg(functions.sum(notes.col(Note.COUNT)).as(PracticeMonth.ROW_COUNT.name()))
                .withColumn(PracticeMonth.DELIVERY_ID.name(), functions.lit(delivery.id()))
                .withColumn(PracticeMonth.RUN_ID.name(), functions.lit(runId))
                .select(PracticeMonth.TABLE.columns());
    }

    /**
     * Rows of {@code source.delivery_check}.
     *
     * @param before rows of {@code source.practice_month} of the delivery before; empty for the first
     */
    public Dataset<Row> checks(Dataset<Row> before) {
        return new DeliveryChecks(months(""), before)
                .findings()
                .withColumn(DeliveryCheck.DELIVERY_ID.name(), functions.lit(delivery.id()))
                .select(DeliveryCheck.TABLE.columns())
                .coalesce(1);
    }

    /** Every core table with its rows in the declared columns, placed by practice and sorted. */
    public Map<Table, Dataset<Row>> tables() {
        return tables;
    }

    /**
     * The rows of one core table.
     *
     * @throws IllegalArgumentException if a delivery does not fill it
     */
    public Dataset<Row> rows(Table table) {
        var rows = tables.get(table);
        if (rows == null) {
            throw new IllegalArgumentException("No delivery fills %s".formatted(table.fullName()));
        }
        return rows;
    }

    /** Frees the rejected rows kept on disk. */
    @Override
    public void close() {
        notes.unpersist();
    }

    private Row manifestRow(FileTotal total) {
        var file = total.file();
        return RowFactory.create(
                delivery.id(),
                file.name(),
                file.kind().table().fullName(),
                file.listed().byteCount(),
                Timestamp.from(file.listed().modifiedAt()),
                file.contentHash(),
                total.read(),
                total.accepted(),
                total.rejected(),
                total.duplicate(),
                total.blank());
    }
}
