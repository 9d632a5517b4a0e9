package org.socialrx.stats.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.ClusterScope;
import org.socialrx.stats.effects.CovarianceNeeds;
import org.socialrx.stats.inference.ClusterCovarianceType;

class PanelTest {
    private static final PanelRules RULES = new PanelRules("year", List.of(), List.of(ClusterScope.GROUP));

    @Test
    void two_rows_for_one_unit_and_period_are_refused_with_the_rule() {
        var units = List.of(unit(0, new int[] {1, 2, 2}, 1, 2, 3), unit(2, new int[] {1, 2}, 1, 2));

        assertThatThrownBy(() -> EventStudy.fit(RULES, -1, Passes.over(units)))
                .hasMessage(
                        "1 units have more than one row for a period; a panel has one row for each unit and period");
        assertThatThrownBy(() -> ImputationDid.fit(RULES, Passes.over(units))).isInstanceOf(BrokenPanelException.class);
    }

    @Test
    void a_cohort_that_changes_within_a_unit_is_refused() {
        var changing = new UnitRows(
                "a", new int[] {2, 3}, new int[] {1, 2}, new double[2], new double[2][0], new String[2][0]);

        assertThatThrownBy(() -> SunAbraham.fit(RULES, -1, Passes.over(List.of(changing))))
                .hasMessage("1 units have more than one cohort; the first treated period belongs to the unit");
    }

    @Test
    void a_reference_that_no_treated_unit_has_is_refused_with_the_event_times_there_are() {
        var units = List.of(unit(0, new int[] {2, 4}, 1, 2), unit(4, new int[] {2, 4}, 1, 2));

        assertThatThrownBy(() -> EventStudy.fit(RULES, -1, Passes.over(units)))
                .hasMessage("no treated unit is seen at the reference event time -1; event times seen are [-2, 0]");
    }

    @Test
    void steps_of_two_and_texts_as_keys_give_the_two_by_two_difference() {
        // Treated 3 -> 8, controls 1 -> 2 and 2 -> 5: the controls change by 2 on average, the effect is 5 - 2 = 3.
        var units = List.of(
                unit(4, new int[] {2, 4}, 3, 8), unit(0, new int[] {2, 4}, 1, 2), unit(0, new int[] {2, 4}, 2, 5));

        var study = EventStudy.fit(RULES, -2, Passes.over(units));
        var sun = SunAbraham.fit(RULES, -2, Passes.over(units));
        var imputed = ImputationDid.fit(RULES, Passes.over(units));

        assertThat(value(study, "event-time 0")).isCloseTo(3, offset(1e-12));
        assertThat(value(sun, "att")).isCloseTo(3, offset(1e-12));
        assertThat(imputed.estimates(0, .95).get(0).estimate()).isCloseTo(3, offset(1e-12));
    }

    @Test
    void without_never_treated_the_last_cohort_is_the_control_and_its_treated_periods_are_left_out() {
        // In periods 1 and 2 cohort 2 goes 0 -> 4 and cohort 3 goes 1 -> 2: the effect is 4 - 1 = 3. Period 3 is left
        // out.
        var units = List.of(
                unit(2, new int[] {1, 2, 3}, 0, 4, 100), unit(3, new int[] {1, 2, 3}, 1, 2, 50),
                unit(2, new int[] {1, 2, 3}, 1, 5, 90), unit(3, new int[] {1, 2, 3}, 2, 3, 50));

        var fit = SunAbraham.fit(RULES, -1, Passes.over(units));

        assertThat(fit.terms()).containsExactly("event-time 0", "att", "cohort 2");
        assertThat(value(fit, "att")).isCloseTo(3, offset(1e-12));
        assertThat(fit.linear().rows()).isEqualTo(8);
    }

    @Test
    void a_cohort_after_the_last_period_is_a_control() {
        var units = List.of(
                unit(2, new int[] {1, 2, 3}, 0, 4, 5), unit(9, new int[] {1, 2, 3}, 1, 2, 2),
                unit(2, new int[] {1, 2, 3}, 1, 5, 6), unit(9, new int[] {1, 2, 3}, 2, 3, 3));

        var fit = SunAbraham.fit(RULES, -1, Passes.over(units));

        assertThat(fit.linear().rows()).isEqualTo(12);
        assertThat(value(fit, "event-time 0")).isCloseTo(3, offset(1e-12));
    }

    @Test
    void treated_rows_whose_untreated_outcome_is_not_identified_are_left_out_and_counted() {
        // Nobody is untreated in period 3, and the unit treated in period 1 has no untreated row.
        var units = List.of(
                unit(2, new int[] {1, 2, 3}, 0, 4, 9),
                unit(3, new int[] {1, 2, 3}, 1, 2, 7),
                unit(3, new int[] {1, 2, 3}, 2, 3, 8),
                unit(1, new int[] {1, 2}, 5, 5));

        var fit = ImputationDid.fit(RULES, Passes.over(units));

        assertThat(fit.treatedRows()).isEqualTo(1);
        assertThat(fit.treatedRowsLeftOut()).isEqualTo(5);
        assertThat(fit.estimates(0, .95).get(0).estimate()).isCloseTo(3, offset(1e-12));
    }

    @Test
    void a_covariate_that_moves_among_treated_rows_alone_is_refused_by_name() {
        var rules = new PanelRules("year", List.of("dose"), List.of(ClusterScope.GROUP));
        var treated = new UnitRows(
                "a",
                new int[] {2, 2},
                new int[] {1, 2},
                new double[] {1, 2},
                new double[][] {{0}, {7}},
                new String[2][0]);
        var control = new UnitRows(
                "b", new int[2], new int[] {1, 2}, new double[] {1, 2}, new double[2][1], new String[2][0]);

        assertThatThrownBy(() -> ImputationDid.fit(rules, Passes.over(List.of(treated, control))))
                .hasMessageStartingWith(
                        "the untreated rows do not determine the coefficient of dose that 1 treated rows need");
    }

    @Test
    void imputation_errors_equal_those_of_weights_worked_out_with_a_column_for_every_unit() {
        var units = study();

        var fit = ImputationDid.fit(RULES, Passes.over(units));

        double[] oracle = NaiveImputation.att(units);
        assertThat(fit.estimates(0, .95).get(0).estimate()).isCloseTo(oracle[0], offset(1e-10));
        assertThat(fit.estimates(0, .95).get(0).stdError()).isCloseTo(oracle[1], offset(1e-10));
    }

    @Test
    void a_window_outside_the_panel_and_a_cohort_without_controls_are_refused() {
        var units = List.of(unit(2, new int[] {1, 2, 3}, 0, 4, 9), unit(3, new int[] {1, 2, 3}, 1, 2, 7));

        assertThatThrownBy(() -> new StackedDid(RULES, new StackWindow(1, 1))
                        .fit(new TreeSet<>(List.of(2, 3, 5)), Passes.over(units)))
                .hasMessage("cohort 3 needs periods 2 to 4, the panel has 1 to 3; cohort 5 has no row at its start");
        assertThatThrownBy(() ->
                        new StackedDid(RULES, new StackWindow(1, 1)).fit(new TreeSet<>(List.of(2)), Passes.over(units)))
                .hasMessage("cohort 2 has no clean control at its start");
    }

    @Test
    void a_panel_with_gaps_or_treatment_that_ends_has_no_decomposition() {
        var leaving = treatment(new int[] {1, 2, 3}, 0, 1, 0);
        var gap = treatment(new int[] {1, 3}, 0, 0);
        var dose = treatment(new int[] {1, 2, 3}, 0, .5, 1);

        assertThatThrownBy(() -> BaconDecomposition.of(Passes.over(List.of(leaving, gap, dose))))
                .hasMessage("the treatment is neither 0 nor 1 in 1 rows; "
                        + "1 units are not seen in all 3 periods; the decomposition needs a balanced panel; "
                        + "1 units leave treatment again; the decomposition needs treatment that stays");
    }

    @Test
    void units_treated_throughout_are_controls_in_the_decomposition() {
        // Cohort 2 goes 0 -> 4 and the always treated 1 -> 2: one comparison, 4 - 1 = 3, of weight 1.
        var units = List.of(
                withOutcomes(treatment(new int[] {1, 2}, 0, 1), 0, 4),
                withOutcomes(treatment(new int[] {1, 2}, 1, 1), 1, 2));

        var comparisons = BaconDecomposition.of(Passes.over(units)).comparisons();

        assertThat(comparisons).containsExactly(new BaconDecomposition.Comparison("2 vs 1", 3, 1));
    }

    private static double value(PanelFit fit, String term) {
        return fit.model()
                .covariance(fit.combinations(), new CovarianceNeeds().scores(0), fit.rows())
                .byScores(ClusterCovarianceType.CR0, 0, .95)
                .get(fit.terms().indexOf(term))
                .estimate();
    }

    /** An unbalanced staggered panel. */
    private static List<UnitRows> study() {
        var random = new java.util.Random(5);
        List<UnitRows> units = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int cohort = i % 3 == 0 ? 0 : 3 + i % 4;
            int[] periods = IntStream.rangeClosed(1, 7)
                    .filter(t -> t == 1 || random.nextDouble() < .8)
                    .toArray();
            double[] y = IntStream.of(periods)
                    .mapToDouble(t -> random.nextGaussian() + .2 * t + (cohort > 0 && t >= cohort ? 1 : 0))
                    .toArray();
            units.add(unit(cohort, periods, y));
        }
        return units;
    }

    private static UnitRows unit(int cohort, int[] periods, double... y) {
        int[] cohorts = new int[y.length];
        Arrays.fill(cohorts, cohort);
        return new UnitRows("u", cohorts, periods, y, new double[y.length][0], new String[y.length][0]);
    }

    private static UnitRows treatment(int[] periods, double... treatment) {
        double[][] x = Arrays.stream(treatment).mapToObj(d -> new double[] {d}).toArray(double[][]::new);
        return new UnitRows(
                "u", new int[periods.length], periods, new double[periods.length], x, new String[periods.length][0]);
    }

    private static UnitRows withOutcomes(UnitRows unit, double... y) {
        return new UnitRows(unit.key(), unit.cohorts(), unit.periods(), y, unit.x(), unit.clusters());
    }
}
