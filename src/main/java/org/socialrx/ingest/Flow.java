package org.socialrx.ingest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.delivery.Delivery;
import org.socialrx.ingest.layout.Layout;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.SourceFile;
import org.socialrx.schema.Tables;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.OptOut;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Staff;
import org.socialrx.study.Problem;
import org.socialrx.table.Table;

/** The shuffles that a delivery goes through, in the order in which one needs what another has accepted. */
abstract class Flow {
    private static final Set<Role> LOOKUPS = EnumSet.of(Role.PRACTICE, Role.PLACE, Role.STAFF, Role.DICTIONARY);

    private final FlowInputs in;
    private final JavaSparkContext context;
    private final Broadcast<SourceFile[]> kinds;
    private final Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
    private final List<Shuffle> shuffles = new ArrayList<>();

    Flow(FlowInputs in) {
        this.in = in;
        this.context = JavaSparkContext.fromSparkContext(in.session().sparkContext());
        this.kinds = context.broadcast(
                in.delivery().files().stream().map(DeliveredFile::kind).toArray(SourceFile[]::new));
    }

    /** The flow of a layout. */
    static Flow of(FlowInputs in) {
        return in.delivery().layout().keying() == Layout.Keying.BY_PRACTICE ? new PracticeFlow(in) : new PersonFlow(in);
    }

    /** Shuffles everything and returns what rows were checked against. */
    abstract Broadcast<References> run(Consumer<String> progress);

    /** What is wrong with the delivery though no file has too many rejected rows, which would explain it. */
    List<Problem> problems() {
        return List.of();
    }

    /** Core tables with their rows; those that the layout has no file for are empty. */
    final Map<Table, Dataset<Row>> tables() {
        var all = new LinkedHashMap<>(tables);
        for (var table : Tables.CORE) {
            all.computeIfAbsent(table, missing -> session().createDataFrame(List.<Row>of(), missing.schema()));
        }
        return all;
    }

    /** Every verdict that is not an accepted row. */
    final Dataset<Row> notes() {
        return shuffles.stream().map(Shuffle::notes).reduce(Dataset::union).orElseThrow();
    }

    final SparkSession session() {
        return in.session();
    }

    final JavaSparkContext context() {
        return context;
    }

    final Delivery delivery() {
        return in.delivery();
    }

    final Layout layout() {
        return in.delivery().layout();
    }

    final Shuffle lookups() {
        var records = TextLines.records(context, delivery().of(LOOKUPS), new LookupPlacement());
        var shuffle = shuffle(records, Lanes.single(LOOKUPS), new LookupRules());
        put(Practice.TABLE, shuffle, Role.PRACTICE, out -> new CoreRows.AsStaged(Role.PRACTICE, out));
        var staffGroups = in.staffGroups();
        put(Staff.TABLE, shuffle, Role.STAFF, out -> new LookupRows.StaffRows(staffGroups, out));
        put(Code.TABLE, shuffle, Role.DICTIONARY, LookupRows.Codes::new);
        return shuffle;
    }

    /** The small tables for every task. */
    final Broadcast<References> references(Dataset<Row> practices) {
        var staff = table(Staff.TABLE).select(Staff.PRACTICE_ID.col(), Staff.STAFF_ID.col(), Staff.STAFF_GROUP.col());
        var codes = table(Code.TABLE).select(Code.CODE_KEY.col()).distinct();
        return context.broadcast(new References(
                practices
                        .select(Practice.PRACTICE_ID.col(), Practice.LAST_COLLECTION_DATE.col())
                        .orderBy(Practice.PRACTICE_ID.col())
                        .collectAsList(),
                staff.collectAsList(),
                codes.collectAsList(),
                in.settings(),
                in.optOuts()));
    }

    /** The codes of a shuffle's entries, for layouts without a dictionary. */
    final void codesOf(Shuffle shuffle) {
        tables.put(
                Code.TABLE,
                shuffle.rows(Code.TABLE.schema(), Role.EVENT, SeenCodes::new)
                        .groupBy(Code.CODE_KEY.col(), Code.CODE_SYSTEM.col(), Code.CODE.col())
                        .agg(functions.min(Code.TERM.col()).as(Code.TERM.name()))
                        .select(Code.TABLE.columns())
                        .coalesce(1));
    }

    /** How many patients of each practice opted out, from the shuffle that judges patients. */
    final void optOutsOf(Shuffle shuffle) {
        tables.put(
                OptOut.TABLE,
                shuffle.rows(OptOut.TABLE.schema(), Role.PATIENT, OptOutRows::new)
                        .groupBy(OptOut.PRACTICE_ID.col())
                        .agg(functions
                                .coalesce(functions.sum(OptOut.OPTED_OUT_COUNT.col()), functions.lit(0L))
                                .as(
                                        OptOut.OPTED_OUT_COUNT.name(),
                                        OptOut.TABLE
                                                .schema()
                                                .apply(OptOut.OPTED_OUT_COUNT.name())
                                                .metadata()))
                        .coalesce(1));
    }

    final Dataset<Row> table(Table table) {
        return Objects.requireNonNull(tables.get(table), table.fullName());
    }

    final Shuffle shuffle(JavaRDD<InternalRow> records, Lanes lanes, RowRules rules) {
        var shuffle = Shuffle.of(session(), records, lanes, rules, kinds);
        shuffles.add(shuffle);
        return shuffle;
    }

    final void put(Table table, Dataset<Row> rows) {
        tables.put(table, rows.select(table.columns()));
    }

    final void put(Table table, Shuffle shuffle, Role role, Shuffle.Output output) {
        tables.put(table, shuffle.rows(table.schema(), role, output));
    }

    /** Rows that were not placed by practice, placed by practice and in the order of the key. */
    final void putByPractice(Table table, Dataset<Row> rows, int partitions) {
        var practice = table.key().get(0);
        tables.put(table, rows.repartition(partitions, practice.col()).sortWithinPartitions(table.keyColumns()));
    }
}
