package org.socialrx.job;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.socialrx.ledger.RunRecord;
import org.socialrx.release.Profile;
import org.socialrx.report.Report;
import org.socialrx.report.ReportInputs;
import org.socialrx.schema.release.Released;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.SmallTables;
import org.socialrx.table.Table;

/** Writes the report of a release: one page, and the CSV behind every figure. */
final class WriteReport implements Job {
    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "Write the report of the release: one self-contained page, and the CSV behind every figure.";
    }

    @Override
    public List<Table> reads() {
        return Released.RESULTS.stream().map(Released::of).toList();
    }

    @Override
    public List<Table> writes() {
        return List.of();
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.allOf(Section.class);
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var released = SmallTables.sorted(reads(), in::table);
        var release = in.lineage().stream()
                .filter(run -> "release".equals(run.job()))
                .findFirst()
                .orElseThrow();
        var outputs = new Outputs();
        Report.of(new ReportInputs(
                        study,
                        released,
                        facts(release),
                        versions(in.lineage()),
                        profile(study),
                        commands(study, release)))
                .files()
                .forEach((name, text) -> outputs.file(name, text.getBytes(StandardCharsets.UTF_8)));
        return outputs;
    }

    private static ReportInputs.RunFacts facts(RunRecord release) {
        var commit = release.context().gitCommit();
        return new ReportInputs.RunFacts(
                release.runId(),
                release.finishedAt().toString().substring(0, 16).replace('T', ' '),
                release.context().studyHash(),
                release.context().codelistHash(),
                release.context().codeHash(),
                commit == null ? "" : commit);
    }

    private static List<ReportInputs.TableVersion> versions(List<RunRecord> lineage) {
        return lineage.stream()
                .flatMap(run -> run.written().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(written -> new ReportInputs.TableVersion(
                                written.getKey(), written.getValue().version(), run.runId())))
                .toList();
    }

    private static String profile(Study study) {
        return Profile.named(study.disclosure()).words();
    }

    private static List<String> commands(Study study, RunRecord release) {
        return List.of(
                "jobs/run-study --study conf/studies/%s.yaml".formatted(study.name()),
                "jobs/run-study --study conf/studies/%s.yaml --as-of %s".formatted(study.name(), release.runId()));
    }
}
