package org.socialrx.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.socialrx.schema.result.Estimate;
import org.socialrx.simulate.Order;
import org.socialrx.study.Study;

/** Runs a study on extracts of many seeds and compares every analysis with the planted truth. */
final class SimulationStudy implements Command {
    private static final double Z = 1.959963984540054;

    @Override
    public String name() {
        return "simulation-study";
    }

    @Override
    public String summary() {
        return "Run a study on simulated extracts of many seeds and print bias and coverage of every analysis.";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(List.of(
                Option.text("study", "<file>", "the study; default conf/studies/demo.yaml"),
                Option.whole("seeds", "how many extracts; default 40"),
                Option.whole("first-seed", "seed of the first; default 1"),
                Option.whole("patients", "patients of each; default as the study simulates"),
                Option.whole(
                        "blocks",
                        "cut each extract into so many blocks of whole practices and estimate in each: one extract of"
                                + " 800000 in 40 says what 40 of 20000 say, in a fraction of the time; default 1"),
                Option.number("effect", "planted rate ratio; default as the study simulates"),
                Option.text(
                        "out",
                        "<file>",
                        "where one line a seed and analysis goes, as CSV; default <warehouse>/seeds.csv")));
        options.addAll(DesignGrids.options());
        options.addAll(Command.WAREHOUSE);
        return options;
    }

    @Override
    public void run(Arguments arguments, Console console) {
        if (arguments.has(DesignGrids.OPTION)) {
            DesignGrids.of(arguments).run(arguments, console);
            return;
        }
        var session = Sessions.open(name());
        var study =
                Environments.study(session, arguments.text("study", Environments.home() + "/conf/studies/demo.yaml"));
        var root = arguments.text("warehouse", "target/simulation-study");
        List<Answer> answers = new ArrayList<>();
        var first = arguments.whole("first-seed", 1);
        for (var seed = first; seed < first + arguments.whole("seeds", 40); seed++) {
            var folder = "%s/seed-%d".formatted(root, seed);
            var quiet = console.quiet();
            answers.addAll(answers(session, study, order(study, arguments, seed), folder, arguments, quiet));
            delete(session, folder);
            write(session, arguments.text("out", root + "/seeds.csv"), answers);
            console.line("seed %d done".formatted(seed));
        }
        console.line(summary(answers));
    }

    private static Order order(Study study, Arguments arguments, long seed) {
        var order = Simulate.order(
                study, arguments.whole("patients", study.simulation().patients()), seed);
        return new Order(
                order.world()
                        .withEffect(arguments.number("effect", order.world().effect())),
                order.patients(),
                seed,
                order.packing());
    }

    private static List<Answer> answers(
            SparkSession session, Study study, Order order, String folder, Arguments arguments, Console quiet) {
        delete(session, folder);
        var extract = folder + "/extract";
        Simulate.write(session, order, extract, quiet);
        var environment = Environments.open(
                session,
                study,
                arguments.with("warehouse", folder + "/warehouse").with("release", folder + "/release"),
                quiet);
        var runner = new JobRunner(environment);
        var delivered = Ingest.delivered(environment, extract);
        var truth = truth(session, extract);
        int blocks = (int) arguments.whole("blocks", 1);
        for (var job : Pipeline.JOBS) {
            if (job.writes().contains(Estimate.TABLE) && blocks > 1) {
                return answers(order.seed(), new PracticeBlocks(blocks).estimates(study, environment), truth);
            }
            var run = runner.run(job, delivered).orElseThrow();
            if (job.writes().contains(Estimate.TABLE)) {
                var estimates = environment.warehouse().read(Estimate.TABLE, Pins.version(Estimate.TABLE, run));
                return answers(order.seed(), List.of(estimates), truth);
            }
        }
        throw new IllegalStateException("No job writes estimates");
    }

    private static List<Answer> answers(long seed, List<Dataset<Row>> blocks, Truth truth) {
        List<Answer> answers = new ArrayList<>();
        for (int block = 0; block < blocks.size(); block++) {
            for (var row : blocks.get(block).collectAsList()) {
                if ("all".equals(row.getAs(Estimate.SUBGROUP.name())) && row.getAs(Estimate.ESTIMATE.name()) != null) {
                    answers.add(answer(seed, block, row, truth));
                }
            }
        }
        return answers;
    }

    private static Answer answer(long seed, int block, Row row, Truth truth) {
        var isRatio = "ratio".equals(row.getAs(Estimate.SCALE.name()));
        ToDoubleFunction<Double> scale = isRatio ? Math::log : value -> value;
        double stdError = row.<Double>getAs(Estimate.STD_ERROR.name()) == null
                ? Double.NaN
                : row.<Double>getAs(Estimate.STD_ERROR.name());
        var estimate = scale.applyAsDouble(row.getAs(Estimate.ESTIMATE.name()));
        Double low = row.getAs(Estimate.CI_LOW.name());
        Double high = row.getAs(Estimate.CI_HIGH.name());
        return new Answer(
                seed,
                block,
                row.getAs(Estimate.ANALYSIS.name()),
                row.getAs(Estimate.OUTCOME.name()),
                row.getAs(Estimate.SCALE.name()),
                estimate,
                stdError,
                low == null ? estimate - Z * stdError : scale.applyAsDouble(low),
                high == null ? estimate + Z * stdError : scale.applyAsDouble(high),
                isRatio ? Math.log(truth.ratio()) : truth.difference());
    }

    private static Truth truth(SparkSession session, String extract) {
        var path = new Path(extract + "/truth.json");
        try (var stream = files(session, path).open(path)) {
            var truth = new ObjectMapper().readTree(stream.readAllBytes());
            return new Truth(
                    truth.path("effect").path("rate_ratio").asDouble(Double.NaN),
                    truth.path("effect").path("difference_per_year").asDouble(Double.NaN));
        } catch (IOException e) {
            throw new UncheckedIOException("The truth of %s cannot be read".formatted(extract), e);
        }
    }

    /** One line an analysis: on the log scale for ratios. */
    private static String summary(List<Answer> answers) {
        Map<String, List<Answer>> byAnalysis = new TreeMap<>();
        answers.forEach(answer -> byAnalysis
                .computeIfAbsent(
                        answer.analysis() + " | " + answer.outcome() + " | " + answer.scale(), key -> new ArrayList<>())
                .add(answer));
        var text = new StringBuilder(
                "| analysis | outcome | scale | extracts | mean bias | intervals with the truth | sd of estimates / mean SE |\n|---|---|---|---|---|---|---|\n");
        byAnalysis.forEach((name, group) -> {
            var bias = group.stream()
                    .mapToDouble(a -> a.estimate() - a.truth())
                    .average()
                    .orElse(Double.NaN);
            var held = group.stream().filter(Answer::holdsTruth).count();
            var meanError =
                    group.stream().mapToDouble(Answer::stdError).average().orElse(Double.NaN);
            text.append(String.format(
                    Locale.UK,
                    "| %s | %d | %+.3f | %d | %.2f |%n",
                    name,
                    group.size(),
                    bias,
                    held,
                    sd(group) / meanError));
        });
        return text.toString();
    }

    private static double sd(List<Answer> group) {
        var mean = group.stream()
                .mapToDouble(a -> a.estimate() - a.truth())
                .average()
                .orElse(0);
        var squares = group.stream()
                .mapToDouble(a -> Math.pow(a.estimate() - a.truth() - mean, 2))
                .sum();
        return Math.sqrt(squares / Math.max(1, group.size() - 1));
    }

    private static void write(SparkSession session, String file, List<Answer> answers) {
        var path = new Path(file);
        var text = new StringBuilder("seed,block,analysis,outcome,scale,estimate,std_error,ci_low,ci_high,truth\n");
        answers.forEach(answer -> text.append(answer.csv()).append('\n'));
        try (var stream = files(session, path).create(path, true)) {
            stream.write(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("File %s cannot be written".formatted(file), e);
        }
    }

    private static void delete(SparkSession session, String folder) {
        var path = new Path(folder);
        try {
            files(session, path).delete(path, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Folder %s cannot be emptied".formatted(folder), e);
        }
    }

    private static FileSystem files(SparkSession session, Path path) throws IOException {
        return path.getFileSystem(session.sessionState().newHadoopConf());
    }

    /**
     * What was planted.
     *
     * @param ratio rate ratio
     * @param difference contact days per patient-year
     */
    private record Truth(double ratio, double difference) {}

    /**
     * What one analysis said of one extract; ratios on the log scale.
     *
     * @param seed seed of the extract
     * @param block block of its practices, from 0
     * @param analysis analysis
     * @param outcome outcome
     * @param scale ratio or difference
     * @param estimate estimate
     * @param stdError its standard error
     * @param ciLow lower limit
     * @param ciHigh upper limit
     * @param truth what was planted
     */
    private record Answer(
            long seed,
            int block,
            String analysis,
            String outcome,
            String scale,
            double estimate,
            double stdError,
            double ciLow,
            double ciHigh,
            double truth) {
        boolean holdsTruth() {
            return ciLow <= truth && truth <= ciHigh;
        }

        String csv() {
            return "%d,%d,%s,%s,%s,%s,%s,%s,%s,%s"
                    .formatted(seed, block, analysis, outcome, scale, estimate, stdError, ciLow, ciHigh, truth);
        }
    }
}
