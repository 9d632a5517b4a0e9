package org.socialrx.stats.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.socialrx.stats.Passes;

class GroupTimeTest {
    private static final List<Integer> PERIODS = List.of(1, 2, 3);

    @Test
    void the_effect_is_the_difference_of_mean_changes() {
        // Cohort 2 changes by 5 and 7 from period 1 to 2, the never treated by 1 and 3: 6 - 2 = 4.
        var units = List.of(unit(2, 0, 10, 15, 15), unit(2, 0, 20, 27, 27), unit(0, 0, 1, 2, 2), unit(0, 0, 1, 4, 4));

        var fit = fit(rules(DidMethod.REGRESSION, GroupTimeRules.Panel.BALANCED), 1, units);

        assertThat(fit.effect(0).value()).isCloseTo(4, within(1e-12));
        // Squared influence: (1/2)² for each of the four deviations of 1.
        assertThat(fit.byUnit().stdError(fit.effect(0))).isCloseTo(1, within(1e-12));
    }

    @Test
    void units_missing_a_period_are_counted_and_left_out() {
        var units =
                List.of(unit(2, 0, 10, 15, 15), unit(0, 0, 1, 2, 2), unit(0, 0, 1, Double.NaN, 4), unit(1, 0, 1, 1, 1));

        var fit = fit(rules(DidMethod.REGRESSION, GroupTimeRules.Panel.BALANCED), 1, units);

        assertThat(fit.counts().units()).isEqualTo(2);
        assertThat(fit.counts().incomplete()).isEqualTo(1);
    }

    @Test
    void a_cell_without_controls_is_not_a_number_and_the_others_go_on() {
        var rules = new GroupTimeRules(
                ControlGroup.NOT_YET_TREATED,
                BasePeriod.VARYING,
                0,
                DidMethod.REGRESSION,
                GroupTimeRules.Panel.BALANCED);

        var fit = fit(rules, 1, List.of(unit(2, 0, 0, 5, 5), unit(3, 0, 0, 1, 1)));

        assertThat(fit.effect(0).value()).isEqualTo(4);
        assertThat(fit.effect(1).value()).isNaN();
        assertThat(fit.fault(1).kind()).isEqualTo(CellFault.Kind.NO_CONTROL);
        assertThat(fit.aggregate(Aggregation.of(Aggregation.By.SIMPLE))
                        .overall()
                        .value())
                .isEqualTo(4);
    }

    @Test
    void parts_of_the_rows_merged_give_what_all_rows_give() {
        List<PanelUnit> units = simulated(400, 3);
        var rules = rules(DidMethod.DOUBLY_ROBUST, GroupTimeRules.Panel.BALANCED);
        var whole = fit(rules, 2, units);
        Collections.shuffle(units, new Random(9));

        var inParts = new GroupTimeAtt(rules, PERIODS, 2, 0).fit(inParts(units));

        var simple = Aggregation.of(Aggregation.By.SIMPLE);
        var one = whole.aggregate(simple).overall();
        var other = inParts.aggregate(simple).overall();
        assertThat(other.value()).isEqualTo(one.value());
        assertThat(inParts.byUnit().stdError(other)).isEqualTo(whole.byUnit().stdError(one));
    }

    @Test
    void moments_of_cohorts_give_what_influence_functions_unit_by_unit_give() {
        List<PanelUnit> units = new ArrayList<>();
        List<PanelUnit> withIdleCovariate = new ArrayList<>();
        var random = new Random(8);
        for (int i = 0; i < 300; i++) {
            double[] y = {1e6 + random.nextGaussian(), 1e6 + random.nextGaussian(), 1e6 + random.nextGaussian()};
            int cohort = List.of(0, 0, 2, 3, 4).get(i % 5);
            List<String> cluster = List.of("practice " + i % 20);
            units.add(new PanelUnit(cohort, cluster, y, new double[][] {{1}}));
            // A second covariate that is 0 sends the same numbers through the models.
            withIdleCovariate.add(new PanelUnit(cohort, cluster, y, new double[][] {{1, 0}}));
        }
        var rules = rules(DidMethod.REGRESSION, GroupTimeRules.Panel.BALANCED);

        var moments = new GroupTimeAtt(rules, PERIODS, 1, 1).fit(inParts(units));
        var models = new GroupTimeAtt(rules, PERIODS, 2, 1).fit(Passes.over(withIdleCovariate));

        for (var by : Aggregation.By.values()) {
            var one = moments.aggregate(Aggregation.of(by)).overall();
            var other = models.aggregate(Aggregation.of(by)).overall();
            assertThat(one.value()).isCloseTo(other.value(), within(1e-9));
            assertThat(moments.byUnit().stdError(one)).isCloseTo(models.byUnit().stdError(other), within(1e-9));
            assertThat(moments.byCluster(0).stdError(one))
                    .isCloseTo(models.byCluster(0).stdError(other), within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DidMethod.class,
            names = {"DOUBLY_ROBUST", "REGRESSION", "WEIGHTING"})
    void errors_from_repeated_cross_sections_agree_with_leaving_out_one_unit_at_a_time(DidMethod method) {
        var rules = rules(method, GroupTimeRules.Panel.REPEATED_CROSS_SECTIONS);
        List<PanelUnit> units = simulated(250, 5);
        var fit = fit(rules, 2, units);
        double squares = 0;
        for (int i = 0; i < units.size(); i++) {
            List<PanelUnit> others = new ArrayList<>(units);
            others.remove(i);
            double change =
                    fit(rules, 2, others).effect(0).value() - fit.effect(0).value();
            squares += change * change;
        }

        assertThat(fit.byUnit().stdError(fit.effect(0)))
                .isCloseTo(Math.sqrt(squares), within(0.04 * Math.sqrt(squares)));
    }

    @Test
    void a_critical_value_for_independent_numbers_is_the_sidak_one() {
        double[][] independent = {{4, 0, 0}, {0, 1, 0}, {0, 0, 9}};

        // P(|Z| <= c)^3 = 0.95 at c = 2.387747.
        assertThat(new SupT(independent).criticalValue(0.95)).isCloseTo(2.387747, within(1e-4));
    }

    @Test
    void a_critical_value_for_equally_correlated_numbers_is_that_of_dunnett() {
        int count = 8;
        double[][] correlation = new double[count][count];
        for (int i = 0; i < count; i++) {
            Arrays.fill(correlation[i], 0.5);
            correlation[i][i] = 1;
        }

        // Dunnett 1964 has 2.65; 2.652176 by Simpson's rule over the one number that all share. The rough lattice alone
        // gives 2.6484.
        assertThat(new SupT(correlation).criticalValue(0.95)).isCloseTo(2.652176, within(5e-4));
    }

    @Test
    void a_critical_value_for_identical_numbers_is_the_normal_one() {
        assertThat(new SupT(new double[][] {{1, 1}, {1, 1}}).criticalValue(0.95))
                .isCloseTo(1.959964, within(1e-4));
    }

    @Test
    void a_wald_test_of_two_identical_numbers_has_one_degree_of_freedom() {
        var test = WaldTest.of(new double[] {2, 2}, new double[][] {{1, 1}, {1, 1}});

        assertThat(test.df()).isEqualTo(1);
        assertThat(test.statistic()).isCloseTo(4, within(1e-12));
        assertThat(test.pValue()).isCloseTo(0.0455002639, within(1e-9));
    }

    private static List<PanelUnit> simulated(int count, int seed) {
        var random = new Random(seed);
        List<PanelUnit> units = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = random.nextGaussian();
            int cohort = random.nextDouble() < 1 / (1 + Math.exp(-x)) ? 2 + random.nextInt(2) : 0;
            double level = random.nextGaussian();
            double[] y = new double[3];
            for (int t = 0; t < 3; t++) {
                y[t] = level + t * (1 + x) + (cohort > 0 && t + 1 >= cohort ? 2 : 0) + random.nextGaussian();
            }
            units.add(unit(cohort, x, y));
        }
        return units;
    }

    private static GroupTimeFit fit(GroupTimeRules rules, int columns, List<PanelUnit> units) {
        return new GroupTimeAtt(rules, PERIODS, columns, 0).fit(Passes.over(units));
    }

    private static GroupTimeRules rules(DidMethod method, GroupTimeRules.Panel panel) {
        return new GroupTimeRules(ControlGroup.NEVER_TREATED, BasePeriod.VARYING, 0, method, panel);
    }

    private static PanelUnit unit(int cohort, double x, double... outcomes) {
        return new PanelUnit(
                cohort, List.of(), outcomes, new double[][] {x == 0 ? new double[] {1} : new double[] {1, x}});
    }

    /** Passes that send copies of the empty sums to five parts and merge them, as a cluster does. */
    private static Passes<PanelUnit> inParts(List<PanelUnit> units) {
        return new Passes<>() {
            @Override
            public <S extends Sums<PanelUnit, S>> S run(S empty) {
                S whole = copy(empty);
                for (int part = 0; part < 5; part++) {
                    S sums = copy(empty);
                    for (int i = part; i < units.size(); i += 5) {
                        sums.add(units.get(i));
                    }
                    whole.merge(sums);
                }
                return whole;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <S> S copy(S sums) {
        try {
            var buffer = new ByteArrayOutputStream();
            new ObjectOutputStream(buffer).writeObject(sums);
            return (S) new ObjectInputStream(new ByteArrayInputStream(buffer.toByteArray())).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
