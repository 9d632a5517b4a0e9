package org.socialrx.table;

import static scala.jdk.javaapi.CollectionConverters.asJava;
import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.DeltaOptions;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;

/**
 * The first commit of a table: everything its declaration says, and its first rows.
 *
 * <p>Delta's public ways make either a declared table without rows or rows without NOT NULL. Two commits would cost a
 * quarter of a second more for each of some seventy tables, and a run killed between them would leave an empty one.
 * This is the transaction that both ways use.
 */
final class NewTable {
    private static final String TEN_YEARS = "interval 3650 days";
    private static final String PRACTICE = "practice_id";

    private final SparkSession spark;
    private final Table table;
    private final String path;

    NewTable(SparkSession spark, Table table, String path) {
        this.spark = spark;
        this.table = table;
        this.path = path;
    }

    /**
     * Makes the table.
     *
     * @param rows all declared columns in declared order
     * @param options of the files, as of a writer of Delta
     * @throws IllegalStateException if another run made the table at the same time
     */
    void write(Dataset<Row> rows, String runId, Map<String, String> options) {
        try {
            DeltaLog.forTable(spark, path)
                    .withNewTransaction(
                            Option.empty(), Option.empty(), transaction -> commit(transaction, rows, runId, options));
        } catch (ConcurrentModificationException e) {
            throw new IllegalStateException(
                    "Another run made %s at the same time; run this one again".formatted(table.fullName()), e);
        }
    }

    private Object commit(
            OptimisticTransaction transaction, Dataset<Row> rows, String runId, Map<String, String> options) {
        if (transaction.readVersion() >= 0) {
            throw new ConcurrentModificationException("version %d is there".formatted(transaction.readVersion()));
        }
        transaction.updateMetadataForNewTable(metadata());
        var deltaOptions =
                new DeltaOptions(immutable(options), spark.sessionState().conf());
        List<Action> files = List.copyOf(asJava(transaction.writeFiles(rows, Option.apply(deltaOptions))));
        return transaction.commit(asScala(files).toList(), operation(runId));
    }

    private static DeltaOperations.Write operation(String runId) {
        return new DeltaOperations.Write(
                SaveMode.Append,
                Option.empty(),
                Option.empty(),
                Option.apply(runId),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    /** The time of creation, the last, is that of Delta's clock. */
    private Metadata metadata() {
        return new Metadata(
                UUID.randomUUID().toString(),
                null,
                table.grain(),
                new Format("parquet", immutable(Map.of())),
                table.schema().json(),
                asScala(List.<String>of()).toList(),
                immutable(properties()),
                Metadata.apply$default$8());
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("delta.logRetentionDuration", TEN_YEARS);
        properties.put("delta.deletedFileRetentionDuration", TEN_YEARS);
        // Least and greatest values let a reader pass over files. Files of ours differ in their practices at most;
        // of the other columns Delta would compute them for every row and nobody would use them.
        if (table.fields().stream().anyMatch(field -> field.name().equals(PRACTICE))) {
            properties.put("delta.dataSkippingStatsColumns", PRACTICE);
        } else {
            properties.put("delta.dataSkippingNumIndexedCols", "0");
        }
        for (var field : table.fields()) {
            for (var i = 0; i < field.checks().size(); i++) {
                var name = "%s_%d".formatted(field.name(), i + 1);
                properties.put(
                        constraint(name), nullPasses(field.checks().get(i).sql(field.name())));
            }
        }
        table.rules().forEach((rule, sql) -> properties.put(constraint(rule.replace('-', '_')), nullPasses(sql)));
        return properties;
    }

    private static String constraint(String name) {
        return "delta.constraints." + name;
    }

    /** A CHECK refuses null, but null means "not recorded" here and passes. */
    private static String nullPasses(String condition) {
        return "coalesce(%s, true)".formatted(condition);
    }

    private static scala.collection.immutable.Map<String, String> immutable(Map<String, String> map) {
        return scala.collection.immutable.Map.from(asScala(map));
    }
}
