package org.socialrx.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.fit.frame.DataTable;
import org.socialrx.fit.result.Result;
import org.socialrx.fit.result.ResultTables;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.table.Table;

class FittingTest {
    private static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.LongType)
            .add("practice", DataTypes.StringType)
            .add("year", DataTypes.LongType)
            .add("age", DataTypes.DoubleType)
            .add("income", DataTypes.DoubleType)
            .add("contacts", DataTypes.LongType)
            .add("cost", DataTypes.DoubleType)
            .add("died", DataTypes.LongType)
            .add("days", DataTypes.DoubleType);

    private static final String EVERY_KIND = """
            models:
              - name: linear
                estimator: linear
                outcome: cost
                regressors: [age, income, practice]
                weights: days
                covariance: [{type: classical}, {type: HC1}, {type: HC3}, {type: CR2, cluster: id}, {type: CR3-jackknife, cluster: year},
                             {type: CR1S, cluster: [practice, year]}]
              - name: logistic
                estimator: logistic
                outcome: died
                factors: [year]
                regressors: [age, income, year]
                covariance: [{type: classical}, {type: HC0}, {type: CR1, cluster: id}]
              - name: poisson
                estimator: poisson
                outcome: contacts
                exposure: days
                regressors: [age, income]
                covariance: [{type: classical}, {type: CR2, cluster: practice}]
              - name: negative-binomial
                estimator: negative-binomial
                outcome: contacts
                exposure: days
                regressors: [age]
              - name: wild
                estimator: wild-cluster-bootstrap
                outcome: cost
                regressors: [age, income]
                cluster: year
                hypothesis: {term: age, value: 0}
            """;

    @TempDir
    private Path folder;

    @Test
    void the_order_of_rows_and_their_partitioning_do_not_show_in_a_single_bit() {
        var rows = rows(2500);
        var once = tables(EVERY_KIND, frame(rows).repartition(1));
        for (var partitions : List.of(7, 16)) {
            Collections.shuffle(rows, new Random(partitions));
            assertThat(tables(EVERY_KIND, frame(rows).repartition(partitions)))
                    .as("%d partitions", partitions)
                    .isEqualTo(once);
        }
        assertThat(once.values().stream().mapToInt(List::size).sum()).isGreaterThan(60);
    }

    @Test
    void two_thousand_models_over_the_same_rows_share_a_handful_of_jobs() throws TimeoutException {
        var models = new StringBuilder("models:\n");
        for (var i = 0; i < 2000; i++) {
            models.append(
                    "  - {name: m%d, estimator: linear, outcome: %s, regressors: [%s], covariance: [{type: HC1}]}\n"
                            .formatted(i, i % 2 == 0 ? "cost" : "contacts", i % 3 == 0 ? "age" : "age, income"));
        }
        var jobs = new AtomicInteger();
        var context = SharedSpark.session().sparkContext();
        var listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart started) {
                jobs.incrementAndGet();
            }
        };
        context.addSparkListener(listener);
        try {
            var outcomes = fit(models.toString(), frame(rows(50)));
            context.listenerBus().waitUntilEmpty();

            assertThat(outcomes)
                    .hasSize(2000)
                    .allSatisfy(outcome -> assertThat(outcome.answer()).isPresent());
            assertThat(jobs).hasValueBetween(1, 12);
        } finally {
            context.removeSparkListener(listener);
        }
    }

    @Test
    void a_model_that_fails_says_why_and_the_others_run() {
        var outcomes = fit("""
                models:
                  - {name: good, estimator: linear, outcome: cost, regressors: [age]}
                  - {name: unknown, estimator: linear, outcome: cots, regressors: [age]}
                  - {name: text, estimator: linear, outcome: practice, regressors: [age]}
                  - {name: separated, estimator: logistic, outcome: died, derive: {always: "if(died = 1, 'yes', 'no')"}, regressors: [age, always]}
                  - {name: counts, estimator: logistic, outcome: contacts, regressors: [age]}
                  - {name: exposed, estimator: poisson, outcome: contacts, exposure: income, regressors: [age]}
                  - {name: none, estimator: linear, outcome: cost, rows: "id < 0", regressors: [age]}
                  - {name: taken, estimator: linear, outcome: cost, derive: {age: "1"}, regressors: [age]}
                  - {name: broken, estimator: linear, outcome: cost, derive: {bad: "age + agee"}, regressors: [bad]}
                  - {name: overflow, estimator: linear, outcome: cost, derive: {bad: "cast(practice as int)"}, regressors: [bad]}
                """, frame(rows(200)));

        assertThat(outcomes.get(0).answer()).isPresent();
        assertThat(outcomes.subList(1, outcomes.size()))
                .allSatisfy(outcome -> assertThat(outcome.answer())
                        .as(outcome.request().name())
                        .isEmpty());
        assertThat(reasons(outcomes))
                .contains(
                        "unknown: cots is no column; did you mean cost?",
                        "text: practice holds texts; it must be numeric",
                        "separated: Separation: the outcome is predicted without error by intercept, always=yes",
                        "none: no complete row; 0 rows lack something",
                        "taken: derive.age is the name of a column that exists")
                .anySatisfy(reason ->
                        assertThat(reason).startsWith("counts: contacts, the outcome, is neither 0 nor 1 in "))
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("exposed: income, the exposure, is 0 or less in ")
                        .endsWith(" rows; drop them with rows"))
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("broken: derive.bad cannot be computed: ")
                        .contains("agee"))
                .anySatisfy(
                        reason -> assertThat(reason).startsWith("overflow: ").endsWith("CAST_INVALID_INPUT"));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.fault()).isEmpty());
    }

    @Test
    void aliased_columns_and_few_clusters_are_named() {
        var answer = fit("""
                models:
                  - name: singular
                    estimator: linear
                    outcome: cost
                    derive: {double_age: 2 * age, decade: floor(id / 100)}
                    regressors: [age, double_age, income, days]
                    covariance: [{type: CR0, cluster: decade}]
                """, frame(rows(200))).get(0).answer().orElseThrow();

        assertThat(answer.notes())
                .anySatisfy(note -> assertThat(note).contains("earlier columns determine double_age"))
                .anySatisfy(note -> assertThat(note).contains("decade has 3 clusters for 4 coefficients"));
        assertThat(answer.estimates())
                .filteredOn(row -> row.term().equals("double_age"))
                .allSatisfy(row -> assertThat(row.estimate().estimate()).isNaN());
    }

    @Test
    void every_fault_of_a_file_is_listed_with_the_nearest_known_key() {
        assertThatThrownBy(() -> Fitting.read("models.yaml", """
                        modles: []
                        models:
                          - {name: a, estimator: linaer, outcome: y}
                          - {name: b, estimator: linear, outcom: y, regressors: x}
                          - {name: b, estimator: logistic, outcome: y, regressors: [x], covariance: [{type: CR2, cluster: z}, {type: HC9}]}
                          - {name: c, estimator: linear, outcome: y, regressors: [x], level: 95, derive: {d: "1 +"}, covariance: [{type: CR0}]}
                        """)).isInstanceOfSatisfying(Problems.class, problems -> {
            assertThat(problems.exitCode()).isEqualTo(ExitCode.STUDY);
            assertThat(problems.getMessage())
                    .contains(
                            "models.yaml: modles is not a key of a file of models; did you mean models?",
                            "models.yaml: a.estimator is linaer; did you mean linear?",
                            "models.yaml: b.outcom is not a key of the estimator linear; did you mean outcome?",
                            "models.yaml: b.outcome is missing; it must be stated",
                            "models.yaml: b.regressors is x; it must be a list of texts",
                            "models.yaml: b.name is the name of another model too",
                            "models.yaml: b.covariance[1].type is CR2, which logistic does not offer; did you mean CR0?",
                            "models.yaml: b.covariance[2].type is HC9, which logistic does not offer; did you mean HC0?",
                            "models.yaml: c.level is 95; it must lie between",
                            "models.yaml: c.derive.d is no SQL expression: 1 +",
                            "models.yaml: c.covariance[1].cluster is missing; CR0 takes one column or a list of two");
        });
    }

    @Test
    void columns_of_a_file_are_numbers_only_when_every_value_is_a_plain_one() throws IOException {
        var file = folder.resolve("table.csv");
        Files.writeString(file, """
                whole,decimal,code,mixed,empty,flag,date,long,quoted
                1,1.5,030001,1,,true,2020-01-01,9007199254740993,"a, ""b"
                -2,2e-05,030002,x,,false,2020-01-02,9007199254740994,""
                ,.5,,,,,,,c
                """);
        var table = DataTable.open(SharedSpark.session(), file.toString());

        assertThat(table.schema().simpleString())
                .isEqualTo("struct<whole:bigint,decimal:double,code:string,mixed:string,empty:double,flag:string,"
                        + "date:string,long:bigint,quoted:string>");
        assertThat(table.where("whole is null and code is null and empty is null")
                        .count())
                .isEqualTo(1);
        assertThat(table.where("quoted = 'a, \"b' or quoted is null").count()).isEqualTo(2);
    }

    private static List<String> reasons(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.request().name() + ": " + outcome.reason())
                .toList();
    }

    private static Map<Table, List<Row>> tables(String models, Dataset<Row> rows) {
        return ResultTables.of(fit(models, rows).stream()
                .map(outcome -> new Result(
                        outcome.request().name(),
                        outcome.request().estimator(),
                        outcome.answer().orElseThrow(() -> new AssertionError(outcome.reason()))))
                .toList());
    }

    private static List<Outcome> fit(String models, Dataset<Row> rows) {
        return Fitting.fit(Fitting.read("models.yaml", models), Optional.of(rows), (ended, of) -> {});
    }

    private static Dataset<Row> frame(List<Row> rows) {
        return SharedSpark.session().createDataFrame(rows, SCHEMA);
    }

    private static List<Row> rows(int count) {
        var random = new Random(3);
        List<Row> rows = new ArrayList<>();
        for (var i = 0; i < count; i++) {
            var age = 20 + 60 * random.nextDouble();
            var days = 1 + random.nextInt(365);
            rows.add(RowFactory.create(
                    (long) (1 + i),
                    "practice " + random.nextInt(9),
                    2010L + random.nextInt(7),
                    age,
                    i % 50 == 0 ? null : 1e4 * random.nextGaussian(),
                    (long) Math.floor(-Math.log(random.nextDouble()) * days / 40),
                    3 * age + 100 * random.nextGaussian(),
                    random.nextDouble() < 1 / (1 + Math.exp(3 - age / 30)) ? 1L : 0L,
                    (double) days));
        }
        return rows;
    }
}
