package org.socialrx.simulate.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The published designs in a size for every build; {@code jobs/simulation-study --grid} runs them in full.
 *
 * <p>Bands are the expected values with three Monte-Carlo errors or more; the cells that must fail do so by far.
 */
class DesignGridTest {
    private static final long SEED = 20200131;
    private static final int REPLICATES = 60;
    private static final Map<String, List<Performance>> RUN = new HashMap<>();

    private static Performance performance(String grid, String cell, String estimator, int replicates) {
        return performances(grid, cell, replicates).stream()
                .filter(performance -> performance.estimator().equals(estimator))
                .findFirst()
                .orElseThrow();
    }

    /** Several tests look at one cell, which is run once. */
    private static List<Performance> performances(String grid, String cell, int replicates) {
        return RUN.computeIfAbsent(grid + "/" + cell, name -> run(grid, cell, replicates));
    }

    private static List<Performance> run(String grid, String cell, int replicates) {
        var chosen = Objects.requireNonNull(Grid.all().get(grid));
        return chosen.run(
                chosen.cells().stream()
                        .filter(candidate -> candidate.name().equals(cell))
                        .findFirst()
                        .orElseThrow(),
                replicates,
                SEED);
    }

    @Test
    void matching_on_covariates_with_the_crisis_left_out_is_right_whatever_the_world() {
        for (var cell : Objects.requireNonNull(Grid.all().get("s1")).cells()) {
            var right = performance("s1", cell.name(), "matched on x, last period left out", REPLICATES);

            assertThat(right.bias()).as(cell.name()).isBetween(-0.01, 0.01);
            assertThat(right.coverage()).as(cell.name()).isGreaterThanOrEqualTo(0.86);
        }
    }

    @Test
    void matching_on_past_counts_must_fail_when_levels_differ() {
        var onLast = performance("s1", "spike 0.0, gap 0.5", "matched on x and the last count", REPLICATES);
        var onMean = performance("s1", "spike 0.0, gap 0.5", "matched on x and the mean count", REPLICATES);

        assertThat(onLast.bias()).isGreaterThan(0.04);
        assertThat(onLast.coverage()).isLessThan(0.7);
        assertThat(onMean.bias()).isGreaterThan(0.08);
        assertThat(onMean.coverage()).isLessThan(0.3);
    }

    @Test
    void what_is_not_recorded_does_no_harm_and_an_additive_trend_does_where_levels_differ() {
        var estimator = "matched on x, last period left out";
        var notRecorded = performance("variations", "x not recorded for 30 %, by practice", estimator, REPLICATES);
        var additive = performance("variations", "trend additive, no effect", estimator, REPLICATES);
        var levelled = performance("variations", "trend additive, no effect, no level gap", estimator, REPLICATES);

        assertThat(notRecorded.bias()).isBetween(-0.02, 0.02);
        assertThat(levelled.bias()).isBetween(-0.02, 0.02);
        assertThat(additive.bias()).isLessThan(-0.03);
    }

    @Test
    void a_baseline_with_the_crisis_must_fail_matched_or_not() {
        var unmatched = performance("s1", "spike 0.4, gap 0.0", "not matched", REPLICATES);
        var matched = performance("s1", "spike 0.4, gap 0.0", "matched on x", REPLICATES);

        assertThat(unmatched.bias()).isBetween(-0.15, -0.09);
        assertThat(unmatched.coverage()).isLessThan(0.2);
        assertThat(matched.bias()).isBetween(-0.15, -0.09);
        assertThat(matched.coverage()).isLessThan(0.4);
    }

    @Test
    void leaving_the_crisis_out_of_the_baseline_does_not_rescue_a_match_made_on_it() {
        var rescued = performance(
                "s1", "spike 0.4, gap 0.5", "matched on x and the mean count, last period left out", REPLICATES);

        assertThat(rescued.bias()).isGreaterThan(0.1);
        assertThat(rescued.coverage()).isLessThan(0.2);
    }

    @Test
    void independent_errors_must_fail_when_practices_are_treated_and_not_when_patients_are() {
        var patients = performance("s2", "half the people of every practice, 20 practices", "independent errors", 200);
        var practices = performance("s2", "everybody of half the practices, 20 practices", "independent errors", 200);
        var clustered = performance("s2", "everybody of half the practices, 20 practices", "CR2, Satterthwaite", 200);

        assertThat(patients.rejection()).isLessThan(0.11);
        assertThat(practices.rejection()).isGreaterThan(0.4);
        assertThat(clustered.rejection()).isLessThan(0.11);
    }

    @Test
    void plain_two_way_effects_must_fail_when_effects_grow_and_the_extended_ones_must_not() {
        var cell = performances("roll-out", "effect growing by -.02 a period, 60 practices", 60);
        var plain = cell.get(0);
        var extended = cell.get(1);

        assertThat(plain.estimator()).isEqualTo("plain two-way, CR2");
        assertThat(plain.bias()).isGreaterThan(0.02);
        assertThat(plain.coverage()).isLessThan(0.5);
        assertThat(extended.estimator()).isEqualTo("extended two-way, CR2");
        assertThat(Math.abs(extended.bias())).isLessThan(0.01);
        assertThat(extended.coverage()).isGreaterThan(0.85);
    }

    @Test
    void the_doubly_robust_effect_needs_one_right_model_and_not_two() {
        for (var cell : List.of(
                "propensity right, trend right", "propensity right, trend wrong", "propensity wrong, trend right")) {
            assertThat(performance("doubly-robust", cell, "doubly robust", 200).bias())
                    .as(cell)
                    .isBetween(-0.04, 0.04);
        }
        assertThat(performance("doubly-robust", "propensity wrong, trend wrong", "doubly robust", 200)
                        .bias())
                .isGreaterThan(0.2);
    }

    @Test
    void a_grid_gives_the_same_numbers_for_the_same_seed() {
        var cell = "half the people of every practice, 20 practices";

        assertThat(run("s2", cell, 5)).isEqualTo(run("s2", cell, 5));
    }
}
