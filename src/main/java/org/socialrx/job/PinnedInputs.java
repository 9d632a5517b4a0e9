package org.socialrx.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.socialrx.codelist.CodeLists;
import org.socialrx.ledger.RunRecord;
import org.socialrx.table.Table;

/**
 * Inputs at the versions the runner pinned.
 *
 * @param environment where the study runs
 * @param job the job that reads
 * @param runId identity of the run
 * @param delivered the delivered files
 * @param versions version by table
 * @param previousVersions versions that the job's last run wrote, if it remembers
 * @param lineage runs behind the versions
 */
record PinnedInputs(
        Environment environment,
        Job job,
        String runId,
        Delivered delivered,
        Map<Table, Long> versions,
        Map<Table, Long> previousVersions,
        List<RunRecord> lineage)
        implements Inputs {
    PinnedInputs {
        versions = Map.copyOf(versions);
        previousVersions = Map.copyOf(previousVersions);
        lineage = List.copyOf(lineage);
    }

    @Override
    public SparkSession session() {
        return environment.session();
    }

    @Override
    public Dataset<Row> table(Table table) {
        return environment.warehouse().read(table, version(table));
    }

    @Override
    public Map<Table, Dataset<Row>> previous() {
        Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
        previousVersions.forEach(
                (table, version) -> tables.put(table, environment.warehouse().read(table, version)));
        return tables;
    }

    @Override
    public long version(Table table) {
        var version = versions.get(table);
        if (version == null) {
            throw new IllegalArgumentException(
                    "%s does not declare that it reads %s".formatted(job.name(), table.fullName()));
        }
        return version;
    }

    @Override
    public CodeLists codeLists() {
        if (!job.usesCodeLists()) {
            throw new IllegalArgumentException("%s does not declare that it uses code lists".formatted(job.name()));
        }
        return environment.codeLists();
    }

    @Override
    public Progress progress() {
        return environment.console();
    }
}
