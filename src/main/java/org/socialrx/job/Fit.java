package org.socialrx.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.socialrx.fit.Fitting;
import org.socialrx.fit.Outcome;
import org.socialrx.fit.frame.DataTable;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.result.Result;
import org.socialrx.fit.result.ResultFiles;
import org.socialrx.fit.result.ResultTables;
import org.socialrx.fit.result.TerminalTable;
import org.socialrx.schema.fit.ModelPair;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;
import org.socialrx.table.Warehouse;

/** Fits any estimator to a table that the user brings. */
final class Fit implements Command {
    private static final String CASE_SENSITIVE = "spark.sql.caseSensitive";
    private static final int MOST_SHOWN = 100;

    @Override
    public String name() {
        return "fit";
    }

    @Override
    public String summary() {
        return "Fit any estimator to a table of your own: models in YAML, data in CSV, Parquet or Delta, results in CSV.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.text("models", "<file>", "the models, see README.md").required(),
                Option.text("data", "<table>", "CSV file, folder of Parquet, Delta path or database.table"),
                Option.text("out", "<folder>", "where the results go; files of the same names are replaced")
                        .required(),
                Option.text("warehouse", "<folder>", "write Delta tables of database fit there too"),
                CLUSTER);
    }

    @Override
    public void run(Arguments arguments, Console console) {
        var session = Sessions.open(name());
        var file = arguments.text("models", "");
        var requests = Fitting.read(new Path(file).getName(), text(session, file));
        var needing = Fitting.needRows(requests);
        if (!needing.isEmpty() && !arguments.has("data")) {
            throw new Problems(
                    ExitCode.COMMAND_LINE, "--data", "is missing; the model %s needs rows".formatted(needing.get(0)));
        }
        var isCaseSensitive = session.conf().get(CASE_SENSITIVE);
        session.conf().set(CASE_SENSITIVE, true);
        try {
            fit(session, requests, arguments, console);
        } finally {
            session.conf().set(CASE_SENSITIVE, isCaseSensitive);
        }
    }

    private static void fit(SparkSession session, List<Request> requests, Arguments arguments, Console console) {
        var started = new FitProgress(console);
        Optional<Dataset<Row>> table = arguments.has("data")
                ? Optional.of(DataTable.open(session, arguments.text("data", "")))
                : Optional.empty();
        var outcomes = Fitting.fit(requests, table, started::ended);
        var results = outcomes.stream()
                .flatMap(outcome -> outcome.answer().stream()
                        .map(answer -> new Result(
                                outcome.request().name(), outcome.request().estimator(), answer)))
                .toList();
        results.stream().limit(MOST_SHOWN).map(TerminalTable::of).forEach(lines -> lines.forEach(console::line));
        if (results.size() > MOST_SHOWN) {
            console.line("and %,d more models in the files".formatted(results.size() - MOST_SHOWN));
        }
        write(session, results, arguments);
        console.line("%,d of %,d models written to %s"
                .formatted(results.size(), outcomes.size(), arguments.text("out", "")));
        report(outcomes);
    }

    private static void write(SparkSession session, List<Result> results, Arguments arguments) {
        var files = new ResultFiles(
                arguments.text("out", ""), session.sessionState().newHadoopConf());
        var tables = ResultTables.of(results);
        var pairs = pairs(results);
        tables.forEach(files::write);
        pairs.ifPresentOrElse(files::writePairs, files::writeNoPairs);
        if (arguments.has("warehouse")) {
            var root = arguments.text("warehouse", "");
            var warehouse = new Warehouse(session, root, root + "/release", "fit");
            var runId = UUID.randomUUID().toString();
            tables.forEach(
                    (table, rows) -> warehouse.overwrite(table, session.createDataFrame(rows, table.schema()), runId));
            warehouse.overwrite(
                    ModelPair.TABLE,
                    pairs.orElseGet(() -> session.createDataFrame(List.of(), ModelPair.TABLE.schema())),
                    runId);
        }
    }

    private static Optional<Dataset<Row>> pairs(List<Result> results) {
        return results.stream()
                .flatMap(result -> result.answer().pairs().stream()
                        .map(rows -> rows.withColumn(ModelPair.MODEL.name(), functions.lit(result.model()))
                                .select(ModelPair.TABLE.columns())))
                .reduce(Dataset::unionAll);
    }

    /** Every failed model with its reason; a fault of the program counts for more than one of the data. */
    private static void report(List<Outcome> outcomes) {
        outcomes.stream()
                .flatMap(outcome -> outcome.fault().stream())
                .findFirst()
                .ifPresent(fault -> {
                    throw fault;
                });
        Problems.throwIfAny(
                ExitCode.STATISTICS,
                outcomes.stream()
                        .filter(outcome -> outcome.answer().isEmpty())
                        .map(outcome -> new Problem(outcome.request().name() + ":", outcome.reason()))
                        .toList());
    }

    private static String text(SparkSession session, String file) {
        var path = new Path(file);
        try (var stream =
                path.getFileSystem(session.sessionState().newHadoopConf()).open(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Problems(ExitCode.STUDY, file, "cannot be read as a file of models");
        }
    }
}
