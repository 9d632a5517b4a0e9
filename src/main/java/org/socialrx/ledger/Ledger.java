package org.socialrx.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.ops.Run;
import org.socialrx.schema.ops.RunTable;
import org.socialrx.table.Field;
import org.socialrx.table.Warehouse;

/**
 * What ran, what it read and wrote. A run is in the ledger once its row in {@code ops.run} is written, last of all, so
 * a killed run is as if it had never been.
 */
public final class Ledger {
    private final Warehouse warehouse;
    private final List<RunRecord> runs;

    private Ledger(Warehouse warehouse, List<RunRecord> runs) {
        this.warehouse = warehouse;
        this.runs = runs;
    }

    /** Reads the ledger of a warehouse; it has as many rows as there were runs. */
    public static Ledger open(Warehouse warehouse) {
        if (!warehouse.exists(Run.TABLE)) {
            return new Ledger(warehouse, new ArrayList<>());
        }
        Map<String, Map<String, Long>> read = new HashMap<>();
        Map<String, Map<String, RunRecord.Written>> written = new HashMap<>();
        for (var row : warehouse.readLatest(RunTable.TABLE).collectAsList()) {
            String runId = row.getAs(RunTable.RUN_ID.name());
            String name = row.getAs(RunTable.TABLE_NAME.name());
            long version = row.<Long>getAs(RunTable.VERSION.name());
            if ("read".equals(row.getAs(RunTable.DIRECTION.name()))) {
                read.computeIfAbsent(runId, key -> new HashMap<>()).put(name, version);
            } else {
                written.computeIfAbsent(runId, key -> new HashMap<>())
                        .put(
                                name,
                                new RunRecord.Written(
                                        version,
                                        count(row, RunTable.ROW_COUNT),
                                        count(row, RunTable.DISAPPEARED_COUNT)));
            }
        }
        List<RunRecord> runs = new ArrayList<>();
        for (var row : warehouse.readLatest(Run.TABLE).collectAsList()) {
            String runId = row.getAs(Run.RUN_ID.name());
            runs.add(record(row, read.getOrDefault(runId, Map.of()), written.getOrDefault(runId, Map.of())));
        }
        runs.sort(Comparator.comparing(RunRecord::finishedAt).thenComparing(RunRecord::runId));
        return new Ledger(warehouse, runs);
    }

    /** Every run, oldest first. */
    public List<RunRecord> runs() {
        return List.copyOf(runs);
    }

    /** The run of that id. */
    public Optional<RunRecord> find(String runId) {
        return runs.stream().filter(run -> run.runId().equals(runId)).findFirst();
    }

    /** The newest run that ended well and fits. */
    public Optional<RunRecord> newest(Predicate<RunRecord> fits) {
        return runs.stream().filter(RunRecord::isSucceeded).filter(fits).reduce((older, newer) -> newer);
    }

    /** Writes a finished run: its table versions first, the run itself last. */
    public void append(RunRecord run) {
        var session = warehouse.session();
        List<Row> versions = new ArrayList<>();
        run.read()
                .forEach((name, version) ->
                        versions.add(RowFactory.create(run.runId(), "read", name, version, null, null)));
        run.written()
                .forEach((name, written) -> versions.add(RowFactory.create(
                        run.runId(),
                        "written",
                        name,
                        written.version(),
                        written.rowCount(),
                        written.disappearedCount())));
        warehouse.append(RunTable.TABLE, session.createDataFrame(versions, RunTable.TABLE.schema()), run.runId());
        warehouse.append(Run.TABLE, session.createDataFrame(List.of(row(run)), Run.TABLE.schema()), run.runId());
        runs.add(run);
    }

    private static Row row(RunRecord run) {
        var context = run.context();
        return RowFactory.create(
                run.runId(),
                run.chainId(),
                run.job(),
                run.study(),
                run.isSucceeded() ? "succeeded" : "failed",
                run.exitCode(),
                Timestamp.from(run.startedAt()),
                Timestamp.from(run.finishedAt()),
                run.fingerprint(),
                context.studyHash(),
                context.sectionHashes(),
                context.codelistHash(),
                context.codeHash(),
                context.gitCommit(),
                context.sparkSettings(),
                context.seed(),
                run.asOf(),
                context.remarks());
    }

    private static RunRecord record(Row row, Map<String, Long> read, Map<String, RunRecord.Written> written) {
        return new RunRecord(
                text(row, Run.RUN_ID),
                text(row, Run.CHAIN_ID),
                text(row, Run.JOB),
                nullable(row, Run.STUDY),
                "succeeded".equals(text(row, Run.STATUS)),
                row.<Integer>getAs(Run.EXIT_CODE.name()),
                instant(row, Run.STARTED_AT),
                instant(row, Run.FINISHED_AT),
                text(row, Run.FINGERPRINT),
                new RunContext(
                        text(row, Run.STUDY_HASH),
                        text(row, Run.SECTION_HASHES),
                        text(row, Run.CODELIST_HASH),
                        text(row, Run.CODE_HASH),
                        nullable(row, Run.GIT_COMMIT),
                        text(row, Run.SPARK_SETTINGS),
                        row.<Long>getAs(Run.SEED.name()),
                        nullable(row, Run.REMARKS)),
                nullable(row, Run.AS_OF),
                read,
                written);
    }

    private static long count(Row row, Field field) {
        Long count = row.getAs(field.name());
        return count == null ? 0 : count;
    }

    private static String text(Row row, Field field) {
        return row.getAs(field.name());
    }

    /** Null also where a ledger of an earlier version has no such column yet. */
    private static @Nullable String nullable(Row row, Field field) {
        return List.of(row.schema().fieldNames()).contains(field.name()) ? row.getAs(field.name()) : null;
    }

    private static Instant instant(Row row, Field field) {
        return row.<Timestamp>getAs(field.name()).toInstant();
    }
}
