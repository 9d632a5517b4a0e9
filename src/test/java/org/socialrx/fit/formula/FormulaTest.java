package org.socialrx.fit.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.fit.Fitting;
import org.socialrx.fit.Outcome;
import org.socialrx.study.Problems;

class FormulaTest {
    @Test
    void ranks_are_pooled_by_population_wherever_their_rows_lie() {
        // Rank 1: 10 and 30 people of 0.4 and 0.2, pooled 0.25; rank 2: 40 people of 0.5. Midpoints 1/4 and 3/4.
        var outcome = fit("""
                models:
                  - {name: s, estimator: slope-index, value: share, population: people, rank: "ceil(decile / 5)", transform: none}
                  - {name: c, estimator: concentration-index, value: share, population: people, rank: decile, bounded: true}
                """, deciles().repartition(5));
        var slope = outcome.get(0).answer().orElseThrow();

        assertThat(slope.summaries().get(1).statistic()).isEqualTo("sii");
        assertThat(slope.summaries().get(1).value()).isCloseTo(0.5, within(1e-12));
        assertThat(slope.summaries().get(0).value()).isCloseTo(0.125, within(1e-12));
        assertThat(outcome.get(1).answer()).isPresent();
    }

    @Test
    void values_without_an_index_are_refused_with_their_count() {
        var outcomes = fit("""
                models:
                  - {name: unbounded, estimator: concentration-index, derive: {twice: 3 * share}, value: twice, population: people, rank: decile, bounded: true}
                  - {name: logarithm, estimator: slope-index, derive: {less: share - 0.2}, value: less, population: people, rank: decile, transform: log}
                  - {name: nobody, estimator: slope-index, derive: {fewer: people - 10}, value: share, population: fewer, rank: decile, transform: none}
                  - {name: one, estimator: slope-index, value: share, population: people, rank: "1", transform: none}
                  - {name: raw, estimator: paired-change, before: people, after: decile, instrument: swemwbs, thresholds: [1]}
                """, deciles());

        assertThat(outcomes.stream().map(outcome -> outcome.request().name() + ": " + outcome.reason()))
                .containsExactly(
                        "unbounded: bounded: the value lies outside 0 to 1 in 2 rows",
                        "logarithm: The value of 1 of 3 ranks has no log",
                        "nobody: A population is not positive in 1 rows",
                        "one: Too few ranks: 1, at least 2 are needed",
                        "raw: paired-change: 3 values of people and decile are no whole numbers from 7 to 35");
    }

    @Test
    void an_event_study_that_does_not_fit_together_is_refused_with_every_fault() {
        assertThatThrownBy(() -> Fitting.read("models.yaml", """
                        models:
                          - name: h
                            estimator: honest-did
                            estimates: [0.1, 0.2, 0.3]
                            covariance-matrix: [[1, 0.5], [0.4, 1]]
                            periods-before: 1
                            periods-after: 1
                            combination: [0.5, 0.5]
                            restriction: relative-magnitude
                            bounds: [-1]
                          - name: skew
                            estimator: honest-did
                            estimates: [0.1, 0.2]
                            covariance-matrix: [[1, 0.5], [0.4, 1]]
                            periods-before: 1
                            periods-after: 1
                            combination: [1]
                            restriction: second-differences
                            bounds: [0]
                          - name: negative
                            estimator: honest-did
                            estimates: [0.1, 0.2]
                            covariance-matrix: [[1, 2], [2, 1]]
                            periods-before: 1
                            periods-after: 1
                            combination: [1]
                            restriction: second-differences
                            bounds: [0]
                        """))
                .isInstanceOfSatisfying(
                        Problems.class,
                        problems -> assertThat(problems.getMessage())
                                .contains(
                                        "h.restriction is relative-magnitude; it must be one of second-differences, relative-magnitudes",
                                        "h.bounds is -1; it must be at least 0",
                                        "skew.covariance-matrix is not symmetric",
                                        "negative.covariance-matrix is no covariance"));
    }

    @Test
    void an_interval_that_the_grid_cuts_off_is_noted() {
        var answer = Fitting.fit(Fitting.read("models.yaml", """
                                models:
                                  - name: h
                                    estimator: honest-did
                                    estimates: [0.5, 0.2]
                                    covariance-matrix: [[0.01, 0], [0, 0.01]]
                                    periods-before: 1
                                    periods-after: 1
                                    combination: [1]
                                    restriction: relative-magnitudes
                                    bounds: [0.50, 100]
                                    grid: {points: 101, half-width-std-errors: 20}
                                """), Optional.empty(), (ended, of) -> {})
                .get(0)
                .answer()
                .orElseThrow();

        assertThat(answer.estimates().stream().map(row -> row.term()))
                .containsExactly("original", "mbar 0.50", "mbar 100");
        assertThat(answer.estimates().get(0).estimate().estimate()).isEqualTo(0.2);
        assertThat(answer.notes())
                .containsExactly(
                        "mbar 100: the interval reaches the end of the grid; widen grid.half-width-std-errors");
    }

    private static Dataset<Row> deciles() {
        var schema = new StructType()
                .add("decile", DataTypes.LongType)
                .add("people", DataTypes.LongType)
                .add("share", DataTypes.DoubleType);
        return SharedSpark.session()
                .createDataFrame(
                        List.of(
                                RowFactory.create(1L, 10L, 0.4),
                                RowFactory.create(3L, 30L, 0.2),
                                RowFactory.create(7L, 40L, 0.5),
                                RowFactory.create(9L, null, 0.1)),
                        schema);
    }

    private static List<Outcome> fit(String models, Dataset<Row> rows) {
        return Fitting.fit(Fitting.read("models.yaml", models), Optional.of(rows), (ended, of) -> {});
    }
}
