package org.socialrx.fit.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.fit.Fitting;
import org.socialrx.fit.Outcome;
import org.socialrx.fit.result.Answer.EstimateRow;
import org.socialrx.fit.result.Result;
import org.socialrx.fit.result.ResultTables;
import org.socialrx.table.Table;

class PanelFittingTest {
    private static final StructType SCHEMA = new StructType()
            .add("person", DataTypes.StringType)
            .add("practice", DataTypes.StringType)
            .add("year", DataTypes.LongType)
            .add("start", DataTypes.LongType)
            .add("age", DataTypes.DoubleType)
            .add("contacts", DataTypes.LongType)
            .add("cost", DataTypes.DoubleType)
            .add("weight", DataTypes.DoubleType);

    private static final String PANEL = "outcome: cost, unit: person, time: year, cohort: start";

    private static final String BY_COHORT = """
            models:
              - {name: event-study, estimator: event-study, %1$s, covariates: [age], reference-event-time: -2,
                 covariance: [{type: CR1S, cluster: person}, {type: CR0, cluster: practice}, {type: CR1S, cluster: [person, year]}]}
              - {name: sun-abraham, estimator: sun-abraham, %1$s, reference-event-time: -2,
                 covariance: [{type: classical}, {type: CR1, cluster: practice}]}
              - {name: imputation, estimator: imputation-did, %1$s, covariates: [age],
                 covariance: [{type: imputation}, {type: imputation, cluster: practice}]}
              - {name: stacked, estimator: stacked-did, derive: {period: "year div 2", g: "start div 2"}, outcome: cost,
                 unit: person, time: period, cohort: g, window: {before: 2, after: 1}, cohorts: [1003, 1004]}
            """.formatted(PANEL);

    private static final String EVERY_KIND = BY_COHORT + """
              - {name: bacon, estimator: bacon-decomposition, derive: {treated: "coalesce(year >= start, false)"},
                 outcome: cost, unit: person, time: year, treatment: treated}
              - {name: linear, estimator: linear, derive: {treated: "coalesce(year >= start, false)"}, outcome: cost,
                 regressors: [treated, age], weights: weight, fixed-effects: [year, person],
                 covariance: [{type: classical}, {type: HC1}, {type: HC3}, {type: CR2, cluster: person},
                              {type: CR2, cluster: practice}, {type: CR2, cluster: year}, {type: CR1S, cluster: [practice, year]}]}
              - {name: poisson, estimator: poisson, derive: {treated: "coalesce(year >= start, false)"}, outcome: contacts,
                 regressors: [treated, age], weights: weight, exposure: weight, fixed-effects: [person, year],
                 covariance: [{type: classical}, {type: HC0}, {type: CR3, cluster: person}, {type: CR1S, cluster: practice}]}
            """;

    @Test
    void order_partitions_texts_and_null_cohorts_do_not_show_in_a_single_bit() {
        List<Row> rows = rows(120);
        var once = tables(EVERY_KIND, frame(rows).repartition(1));

        for (int partitions : List.of(7, 16)) {
            Collections.shuffle(rows, new Random(partitions));
            assertThat(tables(EVERY_KIND, frame(rows).repartition(partitions)))
                    .as("%d partitions", partitions)
                    .isEqualTo(once);
        }
        var numbered = frame(rows)
                .selectExpr(
                        "cast(substr(person, 2) as bigint) as person",
                        "practice",
                        "year",
                        "coalesce(start, 0) as start",
                        "age",
                        "contacts",
                        "cost",
                        "weight");
        // Fixed effects alone take their levels in the order of the names, so that other names may move the last bit.
        assertThat(tables(BY_COHORT, numbered))
                .as("numbers as ids, 0 as never")
                .isEqualTo(tables(BY_COHORT, frame(rows)));
    }

    @Test
    void effects_taken_out_give_the_errors_of_their_columns_also_where_clusters_cross_them() {
        String models = """
                models:
                  - {name: within, estimator: linear, outcome: cost, regressors: [age], fixed-effects: [person, year],
                     covariance: %1$s}
                  - {name: columns, estimator: linear, outcome: cost, factors: [year], regressors: [age, person, year],
                     covariance: %1$s}
                """.formatted("[{type: classical}, {type: HC1}, {type: HC3}, {type: CR2, cluster: person},"
                + " {type: CR3-jackknife, cluster: practice}, {type: CR2, cluster: year}]");

        var outcomes = fit(models, frame(rows(20)));

        var within = estimates(outcomes.get(0), "age");
        var columns = estimates(outcomes.get(1), "age");
        assertThat(within).hasSize(6);
        for (int i = 0; i < within.size(); i++) {
            var ours = within.get(i).estimate();
            var theirs = columns.get(i).estimate();
            assertThat(ours.estimate()).isCloseTo(theirs.estimate(), offset(1e-9));
            assertThat(ours.stdError()).as(within.get(i).covariance()).isCloseTo(theirs.stdError(), offset(1e-8));
            assertThat(ours.df()).isCloseTo(theirs.df(), offset(1e-5));
        }
    }

    @Test
    void what_a_panel_breaks_is_said_without_an_id() {
        List<Row> rows = rows(20);
        rows.add(rows.get(0));
        String models = """
                models:
                  - {name: twice, estimator: event-study, %1$s, reference-event-time: -2}
                  - {name: reference, estimator: sun-abraham, %1$s, reference-event-time: -1, rows: "person <> 'p0'"}
                  - {name: halves, estimator: imputation-did, derive: {half: "year + 0.5"}, outcome: cost, unit: person, time: half, cohort: start}
                  - {name: texts, estimator: imputation-did, outcome: cost, unit: person, time: practice, cohort: start}
                  - {name: window, estimator: stacked-did, %1$s, window: {before: 9, after: 0}, cohorts: [2006], rows: "person <> 'p0'"}
                """.formatted(PANEL);

        assertThat(fit(models, frame(rows)).stream().map(Outcome::reason).toList())
                .containsExactly(
                        "1 units have more than one row for a period; a panel has one row for each unit and period",
                        "no treated unit is seen at the reference event time -1; event times seen are "
                                + "[-8, -6, -4, -2, 0, 2, 4, 6]",
                        "half is no whole number in 121 rows; periods and cohorts are counted in whole numbers",
                        "practice holds texts; it must be numeric",
                        "cohort 2006 needs periods 1997 to 2006, the panel has 2000 to 2010");
    }

    private static List<EstimateRow> estimates(Outcome outcome, String term) {
        return outcome.answer().orElseThrow(() -> new AssertionError(outcome.reason())).estimates().stream()
                .filter(row -> row.term().equals(term))
                .toList();
    }

    private static Map<Table, List<Row>> tables(String models, Dataset<Row> rows) {
        return ResultTables.of(fit(models, rows).stream()
                .map(outcome -> new Result(
                        outcome.request().name(),
                        outcome.request().estimator(),
                        outcome.answer()
                                .orElseThrow(() -> new AssertionError(
                                        outcome.request().name() + ": " + outcome.reason(),
                                        outcome.fault().orElse(null)))))
                .toList());
    }

    private static List<Outcome> fit(String models, Dataset<Row> rows) {
        return Fitting.fit(Fitting.read("models.yaml", models), Optional.of(rows), (ended, of) -> {});
    }

    private static Dataset<Row> frame(List<Row> rows) {
        return SharedSpark.session().createDataFrame(rows, SCHEMA);
    }

    /** A balanced panel of every second year, with cohorts 2004, 2006 and 2008, a third of the people never treated. */
    private static List<Row> rows(int people) {
        var random = new Random(3);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Long start = i % 3 == 0 ? null : Long.valueOf(2004L + 2L * (i % 4 % 3));
            double level = random.nextGaussian();
            for (int t = 0; t < 6; t++) {
                long year = 2000L + 2L * t;
                double effect = start != null && year >= start ? .4 : 0;
                double mean = Math.exp(.5 + .5 * level + .05 * t + effect);
                rows.add(RowFactory.create(
                        "p" + i,
                        "practice " + i % 7,
                        year,
                        start,
                        40 + 10 * random.nextGaussian(),
                        (long) Math.floor(-Math.log(random.nextDouble()) * mean),
                        10 * level + t + effect + random.nextGaussian(),
                        .5 + random.nextDouble()));
            }
        }
        return rows;
    }
}
