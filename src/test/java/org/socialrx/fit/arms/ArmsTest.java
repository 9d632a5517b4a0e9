package org.socialrx.fit.arms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.fit.Fitting;
import org.socialrx.fit.Outcome;
import org.socialrx.fit.result.Answer;
import org.socialrx.fit.result.Result;
import org.socialrx.fit.result.ResultTables;

class ArmsTest {
    private static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.StringType)
            .add("practice", DataTypes.LongType)
            .add("sex", DataTypes.StringType)
            .add("treat", DataTypes.BooleanType)
            .add("age", DataTypes.DoubleType)
            .add("need", DataTypes.LongType)
            .add("contacts", DataTypes.DoubleType);

    private static final String MATCHING = """
              - name: %s
                estimator: nearest-neighbour-matching
                id: id
                treatment: treat
                factors: [need]
                propensity: [age, need]
                distance: logit
                ratio: %d
                replacement: %s
                outcome: contacts
                balance: [age, need, sex]
                covariance: [{type: CR2, cluster: practice}, {type: HC3}, {type: CR1S, cluster: [practice, need]}]
            """;

    private static final String WEIGHTING = """
              - {name: %s, estimator: weighting, id: id, treatment: treat, outcome: contacts, target: %s, %s,
                 balance: [age, need, sex], covariance: [{type: HC1}, {type: CR3, cluster: practice}]}
            """;

    @Test
    void neither_the_order_of_rows_nor_their_partitioning_shows() {
        var models = "models:\n"
                + MATCHING.formatted("three", 3, "false")
                + "    exact: [practice, sex]\n    caliper: 0.4\n"
                + MATCHING.formatted("again", 2, "true")
                + "    exact: [sex]\n    caliper: 0.1\n"
                + WEIGHTING.formatted("att", "att", "propensity: [age, sex]")
                + WEIGHTING.formatted("ate", "ate", "propensity: [age, need], stabilised: true")
                + WEIGHTING.formatted("entropy", "entropy-balancing", "moments: [age, need, sex]");
        var rows = rows(1500);
        var once = fit(models, frame(rows).repartition(1));
        for (int partitions : List.of(7, 16)) {
            Collections.shuffle(rows, new Random(partitions));
            var again = fit(models, frame(rows).repartition(partitions));

            assertThat(tables(again)).isEqualTo(tables(once));
            assertThat(pairs(again.get(0))).isEqualTo(pairs(once.get(0)));
        }
        assertThat(pairs(once.get(0))).hasSizeGreaterThan(200);
    }

    @Test
    void equal_distances_are_matched_lowest_id_first_and_text_ids_stay_text() {
        // One covariate of two values: all treated and all controls of a value are equally near.
        List<Row> rows = new ArrayList<>();
        for (var id : List.of("t10", "t9", "x1", "x2")) {
            rows.add(person(id, 1, "f", true, id.startsWith("t") ? 30 : 60, 0, 1));
        }
        for (var id : List.of("c3", "007", "12", "9", "z")) {
            rows.add(person(id, 1, "f", false, id.equals("z") ? 60 : 30, 0, 0));
        }
        var outcome = fit("""
                models:
                  - {name: m, estimator: nearest-neighbour-matching, id: id, treatment: treat, propensity: [age],
                     distance: probability, caliper: 0, ratio: 1, replacement: false, balance: []}
                """, frame(rows)).get(0);

        // t10 stands before t9 as text; numbers stand before text: 007, 9, 12.
        assertThat(pairs(outcome)).containsExactly("t10-007 1.0", "t9-9 1.0", "x1-z 1.0");
        var answer = answer(outcome);
        assertThat(statistic(answer, "n_treated_matched")).isEqualTo(3);
        assertThat(statistic(answer, "n_pairs_possible")).isEqualTo(3);
        assertThat(statistic(answer, "caliper_width")).isZero();
        assertThat(answer.estimates()).isEmpty();
    }

    @Test
    void greedy_matching_says_how_many_pairs_it_missed() {
        // Log odds rise with age. The treated of 50 is served first and takes the control of 49; the one of 45 is
        // then left alone, although 50-54 and 45-49 both lie within the caliper.
        var rows = new ArrayList<>(List.of(
                person("1", 1, "f", true, 50, 0, 1),
                person("2", 1, "f", true, 45, 0, 1),
                person("3", 1, "f", false, 49, 0, 0),
                person("4", 1, "f", false, 54, 0, 0)));
        for (int i = 0; i < 40; i++) {
            rows.add(person("t" + i, 2, "f", true, 22 + i, 0, 1));
            rows.add(person("c" + i, 2, "f", false, 20 + i, 0, 1));
        }
        var answer = answer(fit("""
                models:
                  - {name: m, estimator: nearest-neighbour-matching, id: id, treatment: treat, propensity: [age],
                     distance: logit, caliper: 0.43, exact: [practice], ratio: 1, replacement: false, balance: [age]}
                """, frame(rows)).get(0));

        assertThat(statistic(answer, "n_pairs_possible") - statistic(answer, "n_pairs"))
                .isEqualTo(1);
        assertThat(answer.notes())
                .contains("1 more pairs within the caliper were possible than nearest-first matching found");
    }

    @Test
    void a_weighted_effect_is_the_difference_of_weighted_means() {
        // Propensity 1/2 at age 30 and 1/4 at age 60. ATT weights of controls 1 and 1/3: treated mean (5+7+4)/3,
        // control mean (1+2+(0+3+6)/3)/3 = 2.
        var rows = List.of(
                person("1", 1, "f", true, 30, 0, 5),
                person("2", 1, "f", true, 30, 0, 7),
                person("3", 1, "f", false, 30, 0, 1),
                person("4", 1, "f", false, 30, 0, 2),
                person("5", 1, "f", true, 60, 0, 4),
                person("6", 1, "f", false, 60, 0, 0),
                person("7", 1, "f", false, 60, 0, 3),
                person("8", 1, "f", false, 60, 0, 6));
        var answer = answer(fit("models:\n" + WEIGHTING.formatted("w", "att", "propensity: [age]"), frame(rows))
                .get(0));

        assertThat(answer.estimates().get(0).estimate().estimate()).isCloseTo(16 / 3.0 - 2, within(1e-12));
        // (1 + 1 + 1)² / (1 + 1 + 3/9) = 27/7.
        assertThat(statistic(answer, "ess_control")).isCloseTo(27 / 7.0, within(1e-9));
    }

    @Test
    void what_cannot_be_compared_is_refused_with_how_far_it_is() {
        var rows = rows(300);
        rows.add(person("1", 1, "f", true, 40, 0, 1));
        var outcomes = fit("""
                models:
                  - {name: constant, estimator: weighting, id: id, treatment: treat, outcome: contacts, target: att, propensity: [age], balance: [age], rows: treat}
                  - {name: counts, estimator: weighting, id: id, treatment: need, outcome: contacts, target: att, propensity: [age], balance: [age]}
                  - {name: separated, estimator: weighting, id: id, treatment: treat, outcome: contacts, target: ate, derive: {arm: "if(treat, 'yes', 'no')"}, propensity: [age, arm], balance: [age]}
                  - {name: unbalanced, estimator: weighting, id: id, treatment: treat, outcome: contacts, target: entropy-balancing, derive: {apart: "if(treat, 5, 0) + need"}, moments: [apart], balance: [age]}
                  - {name: repeated, estimator: nearest-neighbour-matching, id: id, treatment: treat, propensity: [age], distance: logit, ratio: 1, replacement: false, balance: [age]}
                  - {name: caliper, estimator: nearest-neighbour-matching, rows: "id <> '1'", derive: {shifted: "age + if(treat, 0.001, 0)"}, id: id, treatment: treat, propensity: [shifted], distance: logit, caliper: 1e-12, ratio: 1, replacement: false, balance: [age]}
                  - {name: strata, estimator: nearest-neighbour-matching, rows: "id <> '1'", id: id, treatment: treat, propensity: [age], distance: logit, exact: [id], ratio: 1, replacement: false, balance: [age]}
                  - {name: sets, estimator: nearest-neighbour-matching, id: id, treatment: treat, propensity: [age], distance: logit, ratio: 1, replacement: true, outcome: contacts, balance: [age], covariance: [{type: CR0, cluster: matched-set}]}
                """, frame(rows));
        var reasons = outcomes.stream()
                .collect(Collectors.toMap(outcome -> outcome.request().name(), Outcome::reason));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.fault()).isEmpty());
        assertThat(reasons.get("constant"))
                .startsWith("treat, the treatment, is 1 in all of ")
                .endsWith("complete rows; there is nobody to compare with");
        assertThat(reasons.get("counts")).startsWith("need, the treatment, is neither 0 nor 1 in ");
        assertThat(reasons.get("separated"))
                .isEqualTo("no overlap, separation: the treatment is predicted without error by arm=yes");
        assertThat(reasons.get("unbalanced"))
                .startsWith("No weights of the controls reach the treated means of apart (")
                .endsWith("standard deviations beyond every control)");
        assertThat(reasons.get("repeated")).isEqualTo("id, the id, stands more than once for 1 of its values");
        assertThat(reasons.get("caliper"))
                .startsWith("no overlap: nobody has a control within the caliper of ")
                .contains("standard deviations); the nearest is ");
        assertThat(reasons.get("strata")).isEqualTo("no overlap: none of 299 strata of equal id holds both arms");
        assertThat(reasons.get("sets")).startsWith("with replacement a control stands in several sets");
    }

    @Test
    void weights_too_large_to_compute_with_are_counted() {
        var limit = new WeightLimit();
        limit.add(new double[] {Double.POSITIVE_INFINITY, 800});
        limit.add(new double[] {2, -3});
        var other = new WeightLimit();
        other.add(new double[] {1e200, -900});
        limit.merge(other);

        assertThat(limit.beyond()).isEqualTo(2);
        assertThat(limit.widest()).isEqualTo(900);
    }

    private static List<Row> rows(int count) {
        var random = new Random(21);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double age = 18 + Math.floor(70 * random.nextDouble());
            long need = random.nextInt(4);
            boolean isTreated = random.nextDouble() < 1 / (1 + Math.exp(2.5 - age / 60 - need / 3.0));
            rows.add(person(
                    Integer.toString(i + 1),
                    random.nextInt(12),
                    random.nextBoolean() ? "f" : "m",
                    isTreated,
                    age,
                    need,
                    random.nextInt(9) + (double) need));
        }
        return rows;
    }

    private static Row person(
            String id, long practice, String sex, boolean isTreated, double age, long need, double contacts) {
        return RowFactory.create(id, practice, sex, isTreated, age, need, contacts);
    }

    private static Dataset<Row> frame(List<Row> rows) {
        return SharedSpark.session().createDataFrame(rows, SCHEMA);
    }

    private static List<Outcome> fit(String models, Dataset<Row> rows) {
        return Fitting.fit(Fitting.read("models.yaml", models), Optional.of(rows), (ended, of) -> {});
    }

    private static Answer answer(Outcome outcome) {
        return outcome.answer().orElseThrow(() -> new AssertionError(outcome.reason()));
    }

    private static Object tables(List<Outcome> outcomes) {
        return ResultTables.of(outcomes.stream()
                .map(outcome ->
                        new Result(outcome.request().name(), outcome.request().estimator(), answer(outcome)))
                .toList());
    }

    private static List<String> pairs(Outcome outcome) {
        return answer(outcome).pairs().orElseThrow().collectAsList().stream()
                .map(row -> "%s-%s %s".formatted(row.get(0), row.get(1), row.get(2)))
                .sorted()
                .toList();
    }

    private static double statistic(Answer answer, String name) {
        return answer.summaries().stream()
                .filter(row -> row.statistic().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
