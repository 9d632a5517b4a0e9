package org.socialrx.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.socialrx.release.PlausibleResults;
import org.socialrx.release.Profile;
import org.socialrx.release.Release;
import org.socialrx.schema.release.Released;
import org.socialrx.study.Study;
import org.socialrx.study.StudyReader;
import org.socialrx.table.Table;

/** The inputs of a report on the study that was never done, released under the rules. */
final class PlausibleReport {
    private PlausibleReport() {}

    static Study study() {
        try {
            return StudyReader.read("demo.yaml", Files.readString(Path.of("conf", "studies", "demo.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReportInputs inputs() {
        return inputs(results -> results);
    }

    /** The inputs after a change to the exact results. */
    static ReportInputs inputs(UnaryOperator<Map<Table, List<Row>>> change) {
        var results = change.apply(new LinkedHashMap<>(PlausibleResults.rows()));
        var released = Release.apply(Profile.OPENSAFELY, results, "20261123T210000-release");
        var versions = Released.RESULTS.stream()
                .map(table ->
                        new ReportInputs.TableVersion(Released.of(table).fullName(), 3, "20261123T210000-release"))
                .toList();
        return new ReportInputs(
                study(),
                released,
                new ReportInputs.RunFacts(
                        "20261123T210000-release",
                        "2026-11-23 21:00 UTC",
                        "9a31f0c2d4",
                        "77be01aa93",
                        "c41d88e0f2",
                        "3d2f1a9"),
                versions,
                Profile.OPENSAFELY.words(),
                List.of("jobs/run-study --study conf/studies/demo.yaml --as-of 20261123T210000-release"));
    }

    /** The released rows of one table, as the report reads them. */
    static Sheet sheet(Table result, Row... rows) {
        var released = Release.apply(Profile.OPENSAFELY, Map.of(result, List.of(rows)), "run");
        return Sheet.of(Released.of(result), 1, released.getOrDefault(Released.of(result), List.of()));
    }
}
