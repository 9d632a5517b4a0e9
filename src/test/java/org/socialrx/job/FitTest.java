package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.fit.frame.DataTable;
import org.socialrx.study.ExitCode;

class FitTest {
    private static final String TABLE = """
            id,group,dose,outcome
            1,a,0,1
            2,a,1,4
            3,b,0,2
            4,b,1,3
            5,b,,9
            """;
    private static final String MODELS = """
            models:
              - {name: good, estimator: linear, outcome: outcome, regressors: [dose]}
              - {name: "bad, very", estimator: linear, outcome: outcome, regressors: [dosis]}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void spark_runs() throws IOException {
        SharedSpark.session();
        Files.writeString(folder.resolve("models.yaml"), MODELS);
        Files.writeString(folder.resolve("table.csv"), TABLE);
    }

    @Test
    void one_failing_model_ends_in_13_with_its_reason_and_the_others_stand_in_files_and_delta_tables()
            throws IOException {
        var code = run("--data", folder.resolve("table.csv").toString(), "--warehouse", folder + "/warehouse");

        assertThat(code).isEqualTo(ExitCode.STATISTICS);
        assertThat(text())
                .contains("error: bad, very: dosis is no column; did you mean dose?")
                .contains("good  (linear)")
                .contains("1 of 2 models written to");
        // Means 1.5 without and 3.5 with: intercept 1.5, dose 2; residuals are half, squares 1, over 4 - 2.
        assertThat(lines("estimate.csv"))
                .anySatisfy(line -> assertThat(line).startsWith("good,linear,intercept,classical,1.5,0.5,3,2,0.0954"))
                .startsWith("model,estimator,term,covariance,estimate,std_error,statistic,df,p_value,ci_low,ci_high");
        assertThat(lines("summary.csv")).contains("good,n_rows,4", "good,n_rows_incomplete,1", "good,df_residual,2");
        assertThat(lines("pair.csv")).containsExactly("model,treated_id,control_id,weight");
        var estimates = SharedSpark.session().read().format("delta").load(folder + "/warehouse/fit/estimate");
        assertThat(estimates.where("term = 'dose' and estimate = 2 and df = 2").count())
                .isEqualTo(1);
        assertThat(DataTable.open(SharedSpark.session(), folder + "/warehouse/fit/pair")
                        .count())
                .isZero();
    }

    @Test
    void csv_gzip_parquet_and_delta_give_the_same_bytes() throws IOException {
        List<String> answers = new ArrayList<>();
        var rows = DataTable.open(
                SharedSpark.session(), folder.resolve("table.csv").toString());
        rows.write().parquet(folder + "/parquet");
        rows.write().format("delta").save(folder + "/delta");
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("table.csv.gz")))) {
            out.write(TABLE.getBytes(StandardCharsets.UTF_8));
        }
        for (var data : List.of("table.csv", "table.csv.gz", "parquet", "delta")) {
            run("--data", folder.resolve(data).toString());
            answers.add(Files.readString(folder.resolve("out/estimate.csv")));
        }

        assertThat(answers).hasSize(4).allMatch(answers.get(0)::equals);
    }

    @Test
    void what_is_missing_is_named_before_anything_runs() {
        assertThat(run()).isEqualTo(ExitCode.COMMAND_LINE);
        assertThat(text()).contains("--data is missing; the model good needs rows");
        assertThat(run("--data", folder + "/no-such.csv")).isEqualTo(ExitCode.UPSTREAM);
        assertThat(text()).contains("no-such.csv is neither a file or folder nor a database.table");
    }

    private ExitCode run(String... more) {
        List<String> words =
                new ArrayList<>(List.of("fit", "--models", folder + "/models.yaml", "--out", folder + "/out"));
        words.addAll(List.of(more));
        return Main.run(words, new Console(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(file));
    }
}
