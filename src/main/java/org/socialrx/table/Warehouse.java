package org.socialrx.table;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaHistoryManager;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.CommitInfo;
import org.apache.spark.sql.delta.util.FileNames;
import org.apache.spark.sql.sources.BaseRelation;
import scala.Option;

/**
 * The Delta tables of one warehouse: where each lives, how it is created, written and read at a version.
 *
 * <p>The first commit of a table holds its comments, NOT NULL, CHECK constraints and retention, and its first rows
 * ({@link NewTable}). Every commit carries the run's id.
 */
public final class Warehouse {
    private static final String USER_METADATA = "spark.databricks.delta.commitInfo.userMetadata";
    private static final String SKIP_EMPTY_COMMITS = "spark.databricks.delta.skipRecordingEmptyCommits";
    private static final Map<String, String> WRITE_OPTIONS = Map.of("compression", "zstd");
    private static final int RECENT_COMMITS = 20;

    private final SparkSession spark;
    private final String root;
    private final String releaseRoot;
    private final String study;

    /** Commits under way that take the run's id from the session. */
    private int named;

    /**
     * A view of a warehouse for one study.
     *
     * @param spark session with Delta's extensions
     * @param root folder of the warehouse, any Hadoop file system
     * @param releaseRoot folder of the released tables, which can be shared alone
     * @param study name of the study whose tables are meant
     */
    public Warehouse(SparkSession spark, String root, String releaseRoot, String study) {
        this.spark = spark;
        this.root = root;
        this.releaseRoot = releaseRoot;
        this.study = study;
        // A table without rows is a result too: its commit must be there to be pinned.
        spark.conf().set(SKIP_EMPTY_COMMITS, false);
    }

    /** The session. */
    public SparkSession session() {
        return spark;
    }

    /** The folder of the warehouse. */
    public String root() {
        return root;
    }

    /** The folder of a table. */
    public String path(Table table) {
        if (table.layer() == Layer.RELEASE) {
            return "%s/%s/%s".formatted(releaseRoot, study, table.name());
        }
        var database = root + "/" + table.layer().database();
        return table.layer().isPerStudy()
                ? "%s/%s/%s".formatted(database, study, table.name())
                : "%s/%s".formatted(database, table.name());
    }

    /** Whether the table was ever created. */
    public boolean exists(Table table) {
        return DeltaTable.isDeltaTable(spark, path(table));
    }

    /** The rows of one version. */
    public Dataset<Row> read(Table table, long version) {
        var log = DeltaLog.forTable(spark, path(table));
        return rows(log, log.getSnapshotAt(version, Option.empty(), Option.empty(), false));
    }

    /** The rows of the version that is the newest now, for tables that only grow. */
    public Dataset<Row> readLatest(Table table) {
        var log = DeltaLog.forTable(spark, path(table));
        return rows(log, log.update(false, Option.empty(), Option.empty()));
    }

    private Dataset<Row> rows(DeltaLog log, Snapshot version) {
        return spark.baseRelationToDataFrame(CommittedFiles.of(spark, log, version)
                .<BaseRelation>map(files -> log.buildHadoopFsRelationWithFileIndex(
                        files, files, Option.empty(), log.buildHadoopFsRelationWithFileIndex$default$4()))
                .orElseGet(() -> log.createRelation(
                        log.createRelation$default$1(), Option.apply(version), Option.empty(), true)));
    }

    /** Replaces the whole content. */
    public TableVersion overwrite(Table table, Dataset<Row> rows, String runId) {
        return write(table, rows, runId, SaveMode.Overwrite, "");
    }

    /** Adds rows. */
    public TableVersion append(Table table, Dataset<Row> rows, String runId) {
        return write(table, rows, runId, SaveMode.Append, "");
    }

    /**
     * Replaces the rows for which a condition holds.
     *
     * @param rows rows that all keep the condition
     * @param condition SQL over the table's columns
     * @param base version that the replacement starts from; rows of a later one, left by a killed run, count for
     *     nothing
     */
    public TableVersion replace(Table table, Dataset<Row> rows, String condition, Optional<Long> base, String runId) {
        if (base.isEmpty()) {
            return overwrite(table, rows, runId);
        }
        returnTo(table, base.get(), runId);
        return write(table, rows, runId, SaveMode.Overwrite, condition);
    }

    /** Adds rows and replaces those of the same key, starting from a version as {@link #replace} does. */
    public TableVersion merge(Table table, Dataset<Row> rows, Optional<Long> base, String runId) {
        if (base.isEmpty()) {
            return overwrite(table, rows, runId);
        }
        var kept =
                read(table, base.get()).join(rows, keyNames(table), "left_anti").select(table.columns());
        return overwrite(table, kept.unionByName(rows.select(table.columns())), runId);
    }

    /** How many keys for which the condition holds are in one version and no longer in a later one. */
    public long disappeared(Table table, String condition, long before, long after) {
        return read(table, before)
                .where(condition)
                .join(read(table, after).where(condition), keyNames(table), "left_anti")
                .count();
    }

    private static String[] keyNames(Table table) {
        return table.key().stream().map(Field::name).toArray(String[]::new);
    }

    private void returnTo(Table table, long version, String runId) {
        var delta = DeltaTable.forPath(spark, path(table));
        if (delta.history(1).select("version").first().getLong(0) != version) {
            commit(runId, () -> delta.restoreToVersion(version));
        }
    }

    private TableVersion write(Table table, Dataset<Row> rows, String runId, SaveMode mode, String replaceWhere) {
        var declared = exact(table, rows);
        if (!exists(table)) {
            clearLog(table);
            new NewTable(spark, table, path(table)).write(declared, runId, WRITE_OPTIONS);
            return written(table, runId);
        }
        var writer = declared.write()
                .format("delta")
                .mode(mode)
                .options(WRITE_OPTIONS)
                .option("userMetadata", runId)
                // A column declared since the table was created is added to it, empty in the rows there are.
                .option("mergeSchema", "true");
        if (!replaceWhere.isEmpty()) {
            writer.option("replaceWhere", replaceWhere);
        }
        writer.save(path(table));
        return written(table, runId);
    }

    /**
     * Removes a log without a commit, as a run leaves that was killed before its first: Delta takes it for a table. A
     * log that holds a commit is never touched.
     */
    private void clearLog(Table table) {
        var log = new Path(path(table), "_delta_log");
        try {
            var files = log.getFileSystem(spark.sessionState().newHadoopConf());
            if (!files.exists(log)) {
                return;
            }
            for (var file : files.listStatus(log)) {
                if (file.getPath().getName().endsWith(".json")) {
                    throw new IllegalStateException("%s has commits that cannot be read".formatted(table.fullName()));
                }
            }
            files.delete(log, true);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of %s cannot be cleared".formatted(table.fullName()), e);
        }
    }

    /**
     * Makes a commit that no option can give the run's id, so that the session must. Tables of one run are written side
     * by side: the id stays until the last of these commits is made.
     */
    private void commit(String runId, Runnable change) {
        synchronized (this) {
            named++;
            spark.conf().set(USER_METADATA, runId);
        }
        try {
            change.run();
        } finally {
            synchronized (this) {
                named--;
                if (named == 0) {
                    spark.conf().unset(USER_METADATA);
                }
            }
        }
    }

    /** The declared columns in declared order; a missing or additional column is a fault of ours. */
    private static Dataset<Row> exact(Table table, Dataset<Row> rows) {
        var declared = table.fields().stream().map(Field::name).collect(Collectors.toSet());
        var actual = List.of(rows.columns());
        if (actual.size() != declared.size() || !declared.containsAll(actual)) {
            throw new IllegalArgumentException(
                    "%s declares %s, but the rows have %s".formatted(table.fullName(), declared, actual));
        }
        for (var field : table.fields()) {
            var type = rows.schema().apply(field.name()).dataType();
            if (!type.catalogString().equals(field.type().catalogString())) {
                throw new IllegalArgumentException("%s.%s is declared %s, but the rows have %s"
                        .formatted(table.fullName(), field.name(), field.type().catalogString(), type.catalogString()));
            }
        }
        var selected = rows.select(table.columns());
        return table.layer().isAggregate() ? selected.coalesce(1) : selected;
    }

    /** The commit that this run made, found by the run's id and never by being the latest. */
    private TableVersion written(Table table, String runId) {
        // Delta's own history reads the same files in two Spark jobs.
        var log = DeltaLog.forTable(spark, path(table));
        var conf = spark.sessionState().newHadoopConf();
        long latest = log.unsafeVolatileSnapshot().version();
        for (long version = latest; version >= Math.max(0, latest - RECENT_COMMITS); version--) {
            var path = FileNames.unsafeDeltaFile(log.logPath(), version);
            var commit = DeltaHistoryManager.getCommitInfoOpt(log.store(), path, conf);
            if (commit.exists(info -> isWrite(info, runId))) {
                return new TableVersion(table, version, rowCount(commit.get()));
            }
        }
        throw new IllegalStateException("The commit to %s is not among the last".formatted(table.fullName()));
    }

    private static boolean isWrite(CommitInfo commit, String runId) {
        return commit.operation().equals("WRITE") && commit.userMetadata().contains(runId);
    }

    private static long rowCount(CommitInfo commit) {
        var rows = commit.operationMetrics().get().get("numOutputRows");
        return rows.isEmpty() ? 0 : Long.parseLong(rows.get());
    }
}
