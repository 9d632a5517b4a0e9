package org.socialrx.fit.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.fit.Fitting;
import org.socialrx.fit.Outcome;
import org.socialrx.fit.result.Answer;

class RolloutFitTest {
    private static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.LongType)
            .add("practice", DataTypes.StringType)
            .add("year", DataTypes.LongType)
            .add("first_treated", DataTypes.LongType)
            .add("x", DataTypes.DoubleType)
            .add("region", DataTypes.StringType)
            .add("y", DataTypes.DoubleType)
            .add("contacts", DataTypes.LongType)
            .add("days", DataTypes.DoubleType);

    private static final String PANEL = "outcome: y, unit: id, time: year, cohort: first_treated";
    private static final String BOTH = "covariance: [{type: influence}, {type: influence, cluster: practice}]";
    private static final String EVERY_KIND = """
            models:
              - {name: moments, estimator: group-time-att, %1$s, controls: not-yet-treated, base-period: varying,
                 method: regression, aggregations: [{by: simple}, {by: event-time}, {by: group}, {by: calendar}], %2$s}
              - {name: models, estimator: group-time-att, %1$s, controls: never-treated, base-period: universal,
                 method: doubly-robust, covariates: [x, region], aggregations: [{by: event-time}], %2$s}
              - {name: rows, estimator: group-time-att, %1$s, controls: never-treated, base-period: varying,
                 method: weighting, covariates: [x], unbalanced: repeated-cross-sections, aggregations: [{by: simple}], %2$s}
              - {name: two, estimator: two-period-did, derive: {treated: "coalesce(first_treated, 0) = 2004"}, outcome: y,
                 rows: "coalesce(first_treated, 0) in (0, 2004)", unit: id, time: year, before: 2002, after: 2004,
                 treatment: treated, covariates: [x], method: doubly-robust-improved, %2$s}
              - {name: cohorts, estimator: etwfe-poisson, outcome: contacts, exposure: days, unit: id, time: year,
                 cohort: first_treated, effects: cohort, covariance: [{type: CR1S, cluster: practice}, {type: CR2, cluster: practice},
                 {type: CR1S, cluster: id}, {type: CR1, cluster: [practice, year]}]}
              - {name: units, estimator: etwfe-poisson, outcome: contacts, exposure: days, unit: id, time: year,
                 cohort: first_treated, effects: unit, covariates: [x], covariance: [{type: CR1S, cluster: practice}, {type: CR0, cluster: id}]}
            """.formatted(PANEL, BOTH);

    @Test
    void the_order_of_rows_and_their_partitioning_do_not_show_in_a_single_bit() {
        var rows = rows();
        var once = answers(EVERY_KIND, frame(rows, 1));

        // Seven slices cut through units, in the order of the table; the others send every unit through the shuffle.
        assertSame(answers(EVERY_KIND, frame(rows, 7)), once);
        for (var partitions : List.of(1, 7, 16)) {
            var shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(partitions));
            assertSame(answers(EVERY_KIND, frame(shuffled, 3).repartition(partitions)), once);
        }
        assertThat(once).allSatisfy(answer -> assertThat(answer.estimates()).isNotEmpty());
    }

    @Test
    void ids_may_be_texts_and_a_cohort_after_the_last_period_or_null_is_never_treated() {
        var frame = frame(rows(), 2);
        var once = answers(EVERY_KIND, frame);
        var asText = frame.withColumn(
                "id", functions.concat(functions.lit("p"), functions.col("id").cast("string")));
        var neverAsLater = frame.withColumn(
                "first_treated", functions.coalesce(functions.col("first_treated"), functions.lit(2030L)));

        assertSame(answers(EVERY_KIND, asText), once);
        var later = answers(EVERY_KIND, neverAsLater);
        assertSame(later.subList(0, 3), once.subList(0, 3));
    }

    @Test
    void effects_are_those_worked_by_hand() {
        // Cohort 2 changes by 5 and 7 from period 1 to 2, the never treated by 1 and 3: 6 - 2 = 4; one more unit of the
        // cohort lacks period 2, one is treated from the start.
        var rows = List.of(
                row(1, "a", 1, 2L, 10),
                row(1, "a", 2, 2L, 15),
                row(2, "a", 1, 2L, 20),
                row(2, "a", 2, 2L, 27),
                row(3, "b", 1, null, 1),
                row(3, "b", 2, null, 2),
                row(4, "b", 1, 0L, 1),
                row(4, "b", 2, 0L, 4),
                row(5, "b", 1, 2L, 1),
                row(6, "b", 1, 1L, 1),
                row(6, "b", 2, 1L, 9));

        var answer = fit(EVERY_KIND, frame(rows, 2)).get(0).answer().orElseThrow();

        assertThat(answer.estimates().get(0).term()).isEqualTo("att(2,2)");
        assertThat(answer.estimates().get(0).estimate().estimate()).isCloseTo(4, within(1e-12));
        assertThat(answer.estimates().get(0).estimate().stdError()).isCloseTo(1, within(1e-12));
        assertThat(summary(answer, "n_units")).isEqualTo(4);
        assertThat(summary(answer, "n_units_incomplete")).isEqualTo(1);
        assertThat(summary(answer, "n_units_treated_from_the_start")).isEqualTo(1);
    }

    @Test
    void a_panel_that_is_none_is_refused_by_its_rule_and_never_by_an_id() {
        var twice = new ArrayList<>(rows());
        twice.add(twice.get(7));
        var moved = new ArrayList<>(rows());
        moved.set(3, with(moved.get(3), 1, "elsewhere"));
        var changed = new ArrayList<>(rows());
        changed.set(3, with(changed.get(3), 3, 2008L));

        assertThat(fit(EVERY_KIND, frame(twice, 3)).get(0).reason())
                .isEqualTo("in 1 units two rows share one period; a panel has one row for each unit and period");
        assertThat(fit(EVERY_KIND, frame(moved, 3)).get(0).reason())
                .isEqualTo("in 1 units the cluster practice changes; it must be constant within a unit");
        assertThat(fit(EVERY_KIND, frame(changed, 3)).get(4).reason())
                .isEqualTo("in 1 units the cohort changes; it must be one for each unit");
    }

    @Test
    void a_cell_that_cannot_be_estimated_says_why_and_the_others_go_on() {
        var outcome = fit("""
                        models:
                          - {name: few, estimator: group-time-att, %s, controls: not-yet-treated, base-period: varying,
                             method: doubly-robust, covariates: [x, region], rows: "first_treated in (2004, 2006)"}
                          - {name: double, estimator: group-time-att, %s, controls: never-treated, base-period: varying,
                             method: regression, derive: {one: "if(coalesce(first_treated, 0) = 2004, id %% 2, 1)"}, covariates: [one]}
                        """.formatted(PANEL, PANEL), frame(rows(), 2));

        var few = outcome.get(0).answer().orElseThrow();
        assertThat(few.notes())
                .anySatisfy(note -> assertThat(note).isEqualTo("att(2004,2006) is empty: there is no control"));
        assertThat(few.estimates())
                .anySatisfy(row -> assertThat(row.estimate().estimate()).isFinite());
        assertThat(outcome.get(1).answer().orElseThrow().notes())
                .anySatisfy(
                        note -> assertThat(note)
                                .isEqualTo(
                                        "att(2004,2004) is empty: covariates follow from earlier ones among the controls: one"));
    }

    @Test
    void a_ratio_has_its_test_and_interval_on_the_logarithm() {
        var answer = answers(EVERY_KIND, frame(rows(), 2)).get(4);
        var ratio = answer.estimates().stream()
                .filter(row -> row.term().equals("ratio-att"))
                .findFirst()
                .orElseThrow()
                .estimate();

        assertThat(Math.log(ratio.estimate()))
                .isCloseTo(ratio.statistic() * ratio.stdError() / ratio.estimate(), within(1e-12));
        assertThat(Math.log(ratio.ciLow()) + Math.log(ratio.ciHigh()))
                .isCloseTo(2 * Math.log(ratio.estimate()), within(1e-9));
        assertThat(answer.notes()).anySatisfy(note -> assertThat(note).contains("practice has 10 clusters for "));
    }

    private static double summary(Answer answer, String statistic) {
        return answer.summaries().stream()
                .filter(row -> row.statistic().equals(statistic))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static void assertSame(List<Answer> answers, List<Answer> expected) {
        for (var i = 0; i < expected.size(); i++) {
            assertThat(answers.get(i).estimates()).isEqualTo(expected.get(i).estimates());
            assertThat(answers.get(i).summaries()).isEqualTo(expected.get(i).summaries());
        }
    }

    private static List<Answer> answers(String models, Dataset<Row> frame) {
        return fit(models, frame).stream()
                .map(outcome -> outcome.answer()
                        .orElseThrow(() -> new AssertionError(
                                outcome.reason(), outcome.fault().orElse(null))))
                .toList();
    }

    private static List<Outcome> fit(String models, Dataset<Row> frame) {
        return Fitting.fit(Fitting.read("models.yaml", models), Optional.of(frame), (ended, of) -> {});
    }

    private static Dataset<Row> frame(List<Row> rows, int slices) {
        var context = JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
        return SharedSpark.session().createDataFrame(context.parallelize(rows, slices), SCHEMA);
    }

    private static Row row(long id, String practice, long year, @Nullable Long cohort, double y) {
        return RowFactory.create(id, practice, year, cohort, 0.0, "north", y, 1L, 1.0);
    }

    private static Row with(Row row, int at, Object value) {
        var values = new Object[row.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = i == at ? value : row.get(i);
        }
        return RowFactory.create(values);
    }

    /** 360 units in 10 practices, every second year from 2000 to 2008, some rows missing. */
    private static List<Row> rows() {
        var random = new Random(11);
        var cohorts = new Long[] {null, null, 0L, 2000L, 2004L, 2006L};
        List<Row> rows = new ArrayList<>();
        for (var id = 0L; id < 360; id++) {
            var cohort = cohorts[random.nextInt(cohorts.length)];
            var level = random.nextGaussian();
            var x = random.nextGaussian();
            var region = List.of("north", "south", "west").get(random.nextInt(3));
            for (var year = 2000L; year <= 2008; year += 2) {
                var isTreated = cohort != null && cohort > 0 && year >= cohort;
                var y = level + .3 * x + .1 * (year - 2000) + (isTreated ? .5 : 0) + random.nextGaussian();
                var contacts = (long) Math.floor(-Math.log(random.nextDouble()) * Math.exp(.8 + .3 * level));
                if (random.nextInt(40) > 0) {
                    rows.add(RowFactory.create(
                            id, "practice " + id % 10, year, cohort, x, region, y, contacts, .5 + random.nextDouble()));
                }
            }
        }
        return rows;
    }
}
