package org.socialrx.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.socialrx.ledger.RunRecord;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.Study;

/** Times every stage on simulated extracts of growing size, in one session. */
final class Benchmark implements Command {
    @Override
    public String name() {
        return "benchmark";
    }

    @Override
    public String summary() {
        return "Run the chain on simulated extracts and print rows, seconds, rows per second and peak memory of each stage.";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(List.of(
                new Option(
                        "patients",
                        Option.Kind.WHOLE_NUMBERS,
                        "<n,n,...>",
                        "sizes, smallest first; default 100000,400000, of the ingest a quarter of --size and --size",
                        false),
                Option.text("study", "<file>", "the study; default conf/studies/demo.yaml"),
                Option.text("case", "<name>", "time the ingest or one estimator in place of the chain: " + cases()),
                Option.whole(
                        "size",
                        "units of the case's table, patients of the ingest; default that of the published figures"),
                Option.text("order", "<unit|shuffled>", "how the case's rows lie in the table; default unit"),
                Option.text("warm", "<yes|no>", "whether a smaller table is run first; default yes"),
                Option.text("keep", "<yes|no>", "whether extracts and tables stay; default no")));
        options.addAll(Command.WAREHOUSE);
        return options;
    }

    @Override
    public void run(Arguments arguments, Console console) {
        var session = Sessions.open(name());
        var root = arguments.text("warehouse", "target/benchmark");
        if (IngestTimer.NAME.equals(arguments.text("case", ""))) {
            new IngestTimer(session, study(session, arguments), console).time(root, arguments);
            return;
        }
        if (arguments.has("case")) {
            var name = arguments.text("case", "");
            var timed = BenchmarkCase.named(name)
                    .orElseThrow(() -> new Problems(
                            ExitCode.COMMAND_LINE, "--case", "is %s; it must be one of %s".formatted(name, cases())));
            new CaseTimer(session, console).time(timed, root, arguments);
            return;
        }
        var study = study(session, arguments);
        List<Measured> measured = new ArrayList<>();
        for (var patients : arguments.wholes("patients", List.of(100_000L, 400_000L))) {
            var folder = "%s/%d".formatted(root, patients);
            delete(session, folder);
            measured.add(measure(session, study, patients, folder, arguments, console));
            if (!"yes".equals(arguments.text("keep", "no"))) {
                delete(session, folder);
            }
        }
        console.line(table(measured));
    }

    private static Study study(SparkSession session, Arguments arguments) {
        return Environments.study(session, arguments.text("study", Environments.home() + "/conf/studies/demo.yaml"));
    }

    private static String cases() {
        return IngestTimer.NAME + ", " + String.join(", ", BenchmarkCase.names());
    }

    private static Measured measure(
            SparkSession session, Study study, long patients, String folder, Arguments arguments, Console console) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        var extract = folder + "/extract";
        PeakMemory.restart();
        var started = Instant.now();
        Simulate.write(session, Simulate.order(study, patients, study.seed()), extract, console);
        stages.put("simulate", Stage.since(started, patients));
        var environment = Environments.open(
                session,
                study,
                arguments.with("warehouse", folder + "/warehouse").with("release", folder + "/release"),
                console);
        var runner = new JobRunner(environment);
        var delivered = Ingest.delivered(environment, extract);
        for (var job : Pipeline.JOBS) {
            PeakMemory.restart();
            var begun = Instant.now();
            var run = runner.run(job, delivered).orElseThrow();
            stages.put(job.name(), Stage.since(begun, rows(run)));
        }
        return new Measured(patients, stages);
    }

    private static long rows(RunRecord run) {
        return run.written().values().stream()
                .mapToLong(RunRecord.Written::rowCount)
                .sum();
    }

    /** Rows are those a stage wrote; the growth ratio is seconds over seconds of the size before. */
    private static String table(List<Measured> measured) {
        var text = new StringBuilder();
        Measured before = null;
        for (var size : measured) {
            text.append(String.format(
                    Locale.UK,
                    "%n%,d patients%n%-14s %14s %9s %14s %10s %8s%n",
                    size.patients(),
                    "stage",
                    "rows written",
                    "seconds",
                    "rows/s",
                    "peak MiB",
                    "growth"));
            for (var stage : size.stages().entrySet()) {
                var last = before == null ? null : before.stages().get(stage.getKey());
                append(text, stage.getKey(), stage.getValue(), last);
            }
            append(text, "text to report", size.total(), before == null ? null : before.total());
            before = size;
        }
        return text.toString();
    }

    private static void append(
            StringBuilder text, String name, Stage stage, @org.jspecify.annotations.Nullable Stage before) {
        text.append(String.format(
                Locale.UK,
                "%-14s %,14d %9.1f %,14.0f %,10d %8s%n",
                name,
                stage.rows(),
                stage.seconds(),
                stage.rows() / Math.max(stage.seconds(), 1e-3),
                stage.peakMebibytes(),
                before == null ? "" : String.format(Locale.UK, "%.2f", stage.seconds() / before.seconds())));
    }

    static void delete(SparkSession session, String folder) {
        var path = new Path(folder);
        try {
            path.getFileSystem(session.sessionState().newHadoopConf()).delete(path, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Folder %s cannot be emptied".formatted(folder), e);
        }
    }

    /**
     * One size.
     *
     * @param patients patients simulated
     * @param stages what each stage took
     */
    private record Measured(long patients, Map<String, Stage> stages) {
        /** From delivered text to report: everything but the simulation. */
        Stage total() {
            var stagesAfter = stages.entrySet().stream()
                    .filter(stage -> !"simulate".equals(stage.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            return new Stage(
                    stagesAfter.stream().mapToLong(Stage::rows).sum(),
                    stagesAfter.stream().mapToDouble(Stage::seconds).sum(),
                    stagesAfter.stream().mapToLong(Stage::peakMebibytes).max().orElse(0));
        }
    }

    /**
     * What one stage took.
     *
     * @param rows rows written
     * @param seconds wall clock
     * @param peakMebibytes peak resident memory of the process, in MiB
     */
    private record Stage(long rows, double seconds, long peakMebibytes) {
        static Stage since(Instant started, long rows) {
            return new Stage(
                    rows, Duration.between(started, Instant.now()).toMillis() / 1000.0, PeakMemory.mebibytes());
        }
    }
}
