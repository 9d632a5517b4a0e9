package org.socialrx.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.socialrx.ledger.RunRecord;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Registration;
import org.socialrx.table.Interpreted;
import org.socialrx.table.Layer;
import org.socialrx.table.SideBySide;
import org.socialrx.table.Table;
import org.socialrx.table.TableVersion;

/** Writes what a job computed: big tables one after another, small ones side by side, because their cost is waiting. */
final class OutputWriter {

    /** Tables of core that grow with patients and their entries. */
    private static final Set<Table> LARGE_OF_CORE =
            Set.of(Contact.TABLE, Event.TABLE, Patient.TABLE, Registration.TABLE);

    private final Environment environment;
    private final Job job;
    private final String runId;

    OutputWriter(Environment environment, Job job, String runId) {
        this.environment = environment;
        this.job = job;
        this.runId = runId;
    }

    /** Writes everything and tells which versions came of it. */
    Map<String, RunRecord.Written> write(Outputs outputs) {
        var undeclared = new HashSet<>(outputs.tables().keySet());
        undeclared.removeAll(job.writes());
        if (!undeclared.isEmpty()) {
            throw new IllegalArgumentException("%s does not declare that it writes %s"
                    .formatted(job.name(), JobRunner.names(List.copyOf(undeclared))));
        }
        Map<String, RunRecord.Written> written = new TreeMap<>();
        List<Map.Entry<Table, Outputs.Write>> small = new ArrayList<>();
        List<Map.Entry<Table, Outputs.Write>> collected = new ArrayList<>();
        for (var entry : outputs.tables().entrySet()) {
            if (isCollected(entry.getValue().rows())) {
                collected.add(entry);
            } else if (isSmall(entry.getKey())) {
                small.add(entry);
            } else {
                add(written, writeOne(entry.getKey(), entry.getValue()));
            }
        }
        writeSideBySide(small).forEach(version -> add(written, version));
        Interpreted.run(environment.session(), () -> writeSideBySide(collected))
                .forEach(version -> add(written, version));
        outputs.files().forEach(this::writeFiles);
        return written;
    }

    private List<Version> writeSideBySide(List<Map.Entry<Table, Outputs.Write>> writes) {
        return SideBySide.run(writes.stream()
                .map(write -> (Callable<Version>) () -> writeOne(write.getKey(), write.getValue()))
                .toList());
    }

    /** Whether the rows are in the driver already. */
    private static boolean isCollected(Dataset<Row> rows) {
        return rows.queryExecution().analyzed().collectLeaves().forall(LocalRelation.class::isInstance);
    }

    private Version writeOne(Table table, Outputs.Write write) {
        var started = Instant.now();
        var warehouse = environment.warehouse();
        var base = base(table);
        var version = switch (write.mode()) {
            case OVERWRITE -> warehouse.overwrite(table, write.rows(), runId);
            case APPEND -> warehouse.append(table, write.rows(), runId);
            case REPLACE -> warehouse.replace(table, write.rows(), write.condition(), base, runId);
            case MERGE -> warehouse.merge(table, write.rows(), base, runId);
        };
        environment
                .console()
                .written(
                        table.fullName(),
                        version.version(),
                        version.rowCount(),
                        Duration.between(started, Instant.now()));
        return new Version(version, disappeared(table, write, base, version.version()));
    }

    /** Keys of an earlier delivery that the new one no longer has; there is nothing to count the first time. */
    private long disappeared(Table table, Outputs.Write write, Optional<Long> base, long version) {
        if (write.mode() != Outputs.Mode.REPLACE || table.layer() != Layer.CORE || base.isEmpty()) {
            return 0;
        }
        var gone = environment.warehouse().disappeared(table, write.condition(), base.get(), version);
        if (gone > 0) {
            environment
                    .console()
                    .say("%s: %,d keys of the earlier delivery are gone".formatted(table.fullName(), gone));
        }
        return gone;
    }

    /**
     * The version that the last run in the ledger left: a killed run may have written a newer one that counts for
     * nothing.
     */
    private Optional<Long> base(Table table) {
        return environment.ledger().runs().stream()
                .filter(run -> run.asOf() == null && run.written().containsKey(table.fullName()))
                .reduce((older, newer) -> newer)
                .map(run -> Pins.version(table, run));
    }

    /** Once below the run, where it stays, and once below the study, where people look first. */
    private void writeFiles(String name, byte[] content) {
        writeFile(folder(environment, job, runId) + "/" + name, content);
        if (!environment.arguments().has("as-of")) {
            writeFile(folder(environment, job, "") + name, content);
        }
    }

    /** Where files of a run are. */
    static String folder(Environment environment, Job job, String runId) {
        return "%s/%s/%s/%s"
                .formatted(
                        environment.warehouse().root(),
                        job.name(),
                        environment.study().name(),
                        runId);
    }

    private void writeFile(String name, byte[] content) {
        var path = new Path(name);
        var configuration = environment.session().sessionState().newHadoopConf();
        try (var stream = path.getFileSystem(configuration).create(path, true)) {
            stream.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("File %s cannot be written".formatted(name), e);
        }
    }

    private static void add(Map<String, RunRecord.Written> written, Version version) {
        var table = version.table();
        written.put(
                table.table().fullName(),
                new RunRecord.Written(table.version(), table.rowCount(), version.disappearedCount()));
    }

    /**
     * What one write left.
     *
     * @param table the version written
     * @param disappearedCount keys that are there no longer
     */
    private record Version(TableVersion table, long disappearedCount) {}

    private static boolean isSmall(Table table) {
        return switch (table.layer()) {
            case STUDY -> false;
            case CORE -> !LARGE_OF_CORE.contains(table);
            case SOURCE, RESULT, RELEASE, FIT, COVERAGE, OPS -> true;
        };
    }
}
