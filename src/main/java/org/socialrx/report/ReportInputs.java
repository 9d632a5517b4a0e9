package org.socialrx.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.socialrx.schema.release.Released;
import org.socialrx.study.Study;
import org.socialrx.table.Table;

/**
 * Everything a report is made of.
 *
 * @param study the study
 * @param released rows of the released tables, keyed by {@link Released#of}; values in the order of the table's fields
 * @param run ids and hashes of the run that released them
 * @param versions which version of which table the numbers come from, in the order of presentation
 * @param profileWords the disclosure rules in a sentence
 * @param commands how to run it again, one command a line
 */
public record ReportInputs(
        Study study,
        Map<Table, List<Row>> released,
        RunFacts run,
        List<TableVersion> versions,
        String profileWords,
        List<String> commands) {
    public ReportInputs {
        released = Map.copyOf(released);
        versions = List.copyOf(versions);
        commands = List.copyOf(commands);
    }

    /** The released form of a result table; without rows when it was not released. */
    Sheet sheet(Table result) {
        var table = Released.of(result);
        return Sheet.of(table, version(table), released.getOrDefault(table, List.of()));
    }

    /** Every released table. */
    List<Sheet> sheets() {
        return Released.RESULTS.stream().map(this::sheet).collect(Collectors.toList());
    }

    private long version(Table table) {
        return versions.stream()
                .filter(version -> version.table().equals(table.fullName()))
                .mapToLong(TableVersion::version)
                .findFirst()
                .orElse(0);
    }

    /**
     * What identifies a run; no counts, which would pass by disclosure control.
     *
     * @param runId run that released the tables
     * @param finishedAt when, in UTC, as it is printed
     * @param studyHash hash of the study file
     * @param codelistHash hash of the code lists
     * @param codeHash hash of the program
     * @param gitCommit commit of the program, empty when unknown
     */
    public record RunFacts(
            String runId,
            String finishedAt,
            String studyHash,
            String codelistHash,
            String codeHash,
            String gitCommit) {}

    /**
     * One version of one table behind the report.
     *
     * @param table database and name
     * @param version Delta version
     * @param runId run that wrote it
     */
    public record TableVersion(String table, long version, String runId) {}
}
