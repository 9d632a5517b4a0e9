package org.socialrx.stats.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.SeparationException;
import org.socialrx.stats.TooFewRowsException;

class UnitLogisticRegressionTest {
    /** One unit: rows of columns and outcomes. */
    private record Unit(List<double[]> x, int[] y) {}

    @Test
    void it_equals_a_regression_with_a_dummy_for_every_unit() {
        var units = units(12, 40);

        var fit = fit(units, "age", "sick");

        var dummies = withDummies(units);
        assertThat(fit.coefficients()[0]).isCloseTo(dummies.coefficients()[0], within(1e-10));
        assertThat(fit.coefficients()[1]).isCloseTo(dummies.coefficients()[1], within(1e-9));
        assertThat(fit.inverse()[0][0]).isCloseTo(dummies.inverse()[0][0], within(1e-12));
        assertThat(fit.inverse()[0][1]).isCloseTo(dummies.inverse()[0][1], within(1e-12));
        assertThat(fit.inverse()[1][1]).isCloseTo(dummies.inverse()[1][1], within(1e-10));
        assertThat(fit.logLikelihood()).isCloseTo(dummies.logLikelihood(), within(1e-9));
        assertThat(fit.parameters()).isEqualTo(dummies.parameters());
    }

    @Test
    void a_unit_whose_outcomes_are_all_the_same_says_nothing() {
        var units = units(5, 30);
        var more = new ArrayList<>(units);
        more.add(new Unit(List.of(new double[] {50, 1}, new double[] {60, 0}), new int[] {0, 0}));

        assertThat(fit(more, "age", "sick")).usingRecursiveComparison().isEqualTo(fit(units, "age", "sick"));
    }

    @Test
    void a_column_that_is_constant_within_units_is_aliased() {
        var units = units(5, 30).stream()
                .map(unit -> new Unit(
                        unit.x().stream()
                                .map(x -> new double[] {
                                    x[0], 7 * unit.x().get(0)[1] + unit.x().size()
                                })
                                .toList(),
                        unit.y()))
                .toList();

        assertThat(fit(units, "age", "region").aliased()).containsExactly("region");
    }

    @Test
    void a_column_that_tells_the_outcomes_apart_is_named() {
        var unit = new Unit(
                List.of(new double[] {0}, new double[] {0}, new double[] {1}, new double[] {1}),
                new int[] {0, 0, 1, 1});

        assertThatThrownBy(() -> fit(List.of(unit, unit), "sick"))
                .isInstanceOf(SeparationException.class)
                .hasMessageContaining("sick");
    }

    @Test
    void without_a_unit_of_both_outcomes_there_are_too_few_rows() {
        var unit = new Unit(List.of(new double[] {0}, new double[] {1}), new int[] {0, 0});

        assertThatThrownBy(() -> fit(List.of(unit), "sick")).isInstanceOf(TooFewRowsException.class);
    }

    @Test
    void the_effect_of_a_unit_makes_expected_events_equal_the_observed() {
        double[] offsets = {-30, 0.5, 2, 700};

        double effect = UnitEffect.solve(offsets, 3);

        double expected = 0;
        for (double offset : offsets) {
            expected += UnitEffect.probability(effect + offset);
        }
        assertThat(expected).isCloseTo(3, within(1e-12));
    }

    private static LogisticFit fit(List<Unit> units, String... names) {
        return new UnitLogisticRegression(List.of(names)).fit(sums -> {
            units.forEach(unit -> sums.addUnit(unit.x(), unit.y()));
            return sums;
        });
    }

    private static LogisticFit withDummies(List<Unit> units) {
        var names = new ArrayList<>(List.of("age", "sick"));
        for (int u = 0; u < units.size(); u++) {
            names.add("unit" + u);
        }
        return new LogisticRegression(names).fit(sums -> {
            for (int u = 0; u < units.size(); u++) {
                var unit = units.get(u);
                for (int i = 0; i < unit.y().length; i++) {
                    var row = new double[2 + units.size()];
                    row[0] = unit.x().get(i)[0];
                    row[1] = unit.x().get(i)[1];
                    row[2 + u] = 1;
                    sums.add(row, unit.y()[i], 1);
                }
            }
            return sums;
        });
    }

    private static List<Unit> units(int count, int size) {
        var random = new Random(20200131);
        var units = new ArrayList<Unit>();
        for (int u = 0; u < count; u++) {
            double level = random.nextGaussian();
            var x = new ArrayList<double[]>();
            int[] y = new int[size];
            for (int i = 0; i < size; i++) {
                double[] row = {20 + random.nextInt(60), random.nextInt(2)};
                x.add(row);
                double logit = level - 2 + 0.02 * row[0] + 0.7 * row[1];
                y[i] = random.nextDouble() < UnitEffect.probability(logit) ? 1 : 0;
            }
            units.add(new Unit(x, y));
        }
        return units;
    }
}
