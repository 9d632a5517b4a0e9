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

class MixedLogisticRegressionTest {
    /** Contagious bovine pleuropneumonia in 15 herds: herd, new cases, animals, period. Data set cbpp of R's lme4. */
    private static final int[][] CBPP = {
        {1, 2, 14, 1},
        {1, 3, 12, 2},
        {1, 4, 9, 3},
        {1, 0, 5, 4},
        {2, 3, 22, 1},
        {2, 1, 18, 2},
        {2, 1, 21, 3},
        {3, 8, 22, 1},
        {3, 2, 16, 2},
        {3, 0, 16, 3},
        {3, 2, 20, 4},
        {4, 2, 10, 1},
        {4, 0, 10, 2},
        {4, 2, 9, 3},
        {4, 0, 6, 4},
        {5, 5, 18, 1},
        {5, 0, 25, 2},
        {5, 0, 24, 3},
        {5, 1, 4, 4},
        {6, 3, 17, 1},
        {6, 0, 17, 2},
        {6, 0, 18, 3},
        {6, 1, 20, 4},
        {7, 8, 16, 1},
        {7, 1, 10, 2},
        {7, 3, 9, 3},
        {7, 0, 5, 4},
        {8, 12, 34, 1},
        {9, 2, 9, 1},
        {9, 0, 6, 2},
        {9, 0, 8, 3},
        {9, 0, 6, 4},
        {10, 1, 22, 1},
        {10, 1, 22, 2},
        {10, 0, 18, 3},
        {10, 2, 22, 4},
        {11, 0, 25, 1},
        {11, 5, 27, 2},
        {11, 3, 22, 3},
        {11, 1, 22, 4},
        {12, 2, 10, 1},
        {12, 1, 8, 2},
        {12, 0, 6, 3},
        {12, 0, 5, 4},
        {13, 1, 21, 1},
        {13, 2, 24, 2},
        {13, 0, 19, 3},
        {13, 0, 23, 4},
        {14, 11, 19, 1},
        {14, 0, 2, 2},
        {14, 0, 3, 3},
        {14, 0, 2, 4},
        {15, 1, 19, 1},
        {15, 1, 15, 2},
        {15, 1, 15, 3},
        {15, 0, 15, 4}
    };

    /** One unit: rows of columns, and outcomes. */
    private record Unit(List<double[]> x, List<Integer> y) {
        void add(int events, int trials, double... columns) {
            for (int trial = 0; trial < trials; trial++) {
                x.add(columns);
                y.add(trial < events ? 1 : 0);
            }
        }
    }

    private static MixedLogisticFit fit(List<Unit> units, String... names) {
        return new MixedLogisticRegression(List.of(names)).fit(sums -> {
            // Two halves merged, as on a cluster.
            var other = new MixedLogisticSums(sums.coefficients());
            for (int i = 0; i < units.size(); i++) {
                var y = units.get(i).y().stream().mapToInt(Integer::intValue).toArray();
                (i % 2 == 0 ? sums : other).addUnit(units.get(i).x(), y);
            }
            return sums.merge(other);
        });
    }

    private static Unit unit() {
        return new Unit(new ArrayList<>(), new ArrayList<>());
    }

    @Test
    void the_cattle_of_fifteen_herds_give_what_adaptive_quadrature_of_lme4_gives() {
        var herds = new ArrayList<Unit>();
        for (var row : CBPP) {
            if (row[0] > herds.size()) {
                herds.add(unit());
            }
            herds.get(row[0] - 1).add(row[1], row[2], 1, row[3] == 2 ? 1 : 0, row[3] == 3 ? 1 : 0, row[3] == 4 ? 1 : 0);
        }

        var fit = fit(herds, "intercept", "period 2", "period 3", "period 4");

        // glmer(cbind(incidence, size - incidence) ~ period + (1 | herd), binomial, nAGQ = 7): coefficients, errors of
        // the whole Hessian and deviation; its optimiser stops at about 1e-5, its 7 points are off by about as much.
        double[] coefficients = {-1.399229755, -0.9913961245, -1.127832892, -1.579443908};
        double[] errors = {0.2335116086, 0.3067673681, 0.3267697654, 0.4275906557};
        for (int j = 0; j < coefficients.length; j++) {
            assertThat(fit.coefficients()[j]).isCloseTo(coefficients[j], within(1e-4));
            assertThat(Math.sqrt(fit.covariance()[j][j])).isCloseTo(errors[j], within(1e-4));
        }
        assertThat(fit.deviation()).isCloseTo(0.6475178183, within(1e-4));
        assertThat(fit.rows()).isEqualTo(842);
        assertThat(fit.units()).isEqualTo(15);
    }

    @Test
    void without_columns_the_deviation_is_that_of_the_median_odds_ratio() {
        long[] events = {3, 1, 12, 7, 30, 2};
        long[] trials = {50, 20, 60, 18, 90, 44};
        var units = new ArrayList<Unit>();
        for (int i = 0; i < events.length; i++) {
            units.add(unit());
            units.get(i).add((int) events[i], (int) trials[i], 1);
        }

        // Golden section stops where the likelihood is flat to rounding.
        assertThat(fit(units, "intercept").deviation())
                .isCloseTo(MedianOddsRatio.of(events, trials).deviation(), within(1e-5));
    }

    @Test
    void a_planted_effect_is_found_though_the_column_goes_with_the_units() {
        var random = new Random(11);
        var units = new ArrayList<Unit>();
        for (int i = 0; i < 120; i++) {
            units.add(unit());
            double effect = 0.8 * random.nextGaussian();
            for (int person = 0; person < 60; person++) {
                int x = random.nextDouble() < 0.2 + 0.004 * i ? 1 : 0;
                double p = 1 / (1 + Math.exp(1 - 0.6 * x - effect));
                units.get(i).add(random.nextDouble() < p ? 1 : 0, 1, 1, x);
            }
        }

        var fit = fit(units, "intercept", "x");

        double error = Math.sqrt(fit.covariance()[1][1]);
        assertThat(error).isBetween(0.03, 0.08);
        assertThat(fit.coefficients()[1]).isCloseTo(0.6, within(3 * error));
        assertThat(fit.deviation()).isCloseTo(0.8, within(0.2));
    }

    @Test
    void units_that_are_alike_have_no_deviation() {
        var units = new ArrayList<Unit>();
        for (int i = 0; i < 6; i++) {
            units.add(unit());
            units.get(i).add(10, 40, 1, 0);
            units.get(i).add(20, 40, 1, 1);
        }

        var fit = fit(units, "intercept", "x");

        // Odds 20/20 over 10/30.
        assertThat(fit.coefficients()[1]).isCloseTo(Math.log(3), within(1e-6));
        assertThat(fit.deviation()).isCloseTo(0, within(1e-3));
    }

    @Test
    void a_column_that_tells_the_outcome_and_too_few_units_are_refused() {
        var units = new ArrayList<Unit>();
        for (int i = 0; i < 4; i++) {
            units.add(unit());
            units.get(i).add(3 + i, 10, 1, 0);
            units.get(i).add(5, 5, 1, 1);
        }

        assertThatThrownBy(() -> fit(units, "intercept", "x"))
                .isInstanceOf(SeparationException.class)
                .hasMessageContaining("x");
        assertThatThrownBy(() -> fit(units.subList(0, 2), "intercept", "x"))
                .isInstanceOf(TooFewRowsException.class)
                .hasMessage("Too few units with both outcomes: 2, at least 3 are needed");
    }
}
