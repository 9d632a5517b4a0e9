package org.socialrx.fit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.EstimationException;
import org.socialrx.stats.count.PoissonRegression;
import org.socialrx.stats.linear.LinearSums;

class AccuracyTest {
    private static final MathContext FIFTY_DIGITS = new MathContext(50);
    private static final List<String> NAMES = List.of("intercept", "large", "small", "plain", "near");

    @Test
    void a_badly_scaled_and_nearly_collinear_design_agrees_with_fifty_digits_or_is_refused() {
        for (var nearness : List.of(1e-2, 1e-6, 1e-8, 1e-9, 1e-10, 1e-11)) {
            var rows = rows(nearness);
            var sums = new LinearSums(NAMES.size());
            rows.forEach(row -> sums.add(row.x, row.y, row.weight));
            var fit = sums.solve(NAMES);
            if (!fit.aliased().isEmpty()) {
                assertThat(nearness).isLessThan(1e-9);
                assertThat(fit.aliased()).containsExactly("near");
                continue;
            }
            var reference = Reference.of(rows);
            for (var j = 0; j < NAMES.size(); j++) {
                assertThat(fit.coefficients()[j] / reference.coefficients[j])
                        .as("%s with a column collinear to %s", NAMES.get(j), nearness)
                        .isCloseTo(1, within(1e-8));
                var error = fit.classical().estimates(0.95).get(j).stdError();
                assertThat(error / reference.errors[j])
                        .as("error of %s with a column collinear to %s", NAMES.get(j), nearness)
                        .isCloseTo(1, within(1e-8));
            }
        }
    }

    @Test
    void poisson_means_from_a_millionth_to_a_million_solve_the_score_equations() {
        var random = new Random(11);
        List<double[]> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (var i = 0; i < 4000; i++) {
            var log = -13.8 + 27.6 * i / 3999;
            var mean = Math.exp(log);
            // Counts about their means: rare ones by a coin, large ones by their normal limit.
            var count = mean < 30
                    ? (random.nextDouble() < mean - Math.floor(mean) ? 1 : 0) + Math.floor(mean)
                    : Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
            x.add(new double[] {1, log, random.nextGaussian()});
            y.add(count);
        }
        try {
            var fit = new PoissonRegression(List.of("intercept", "log", "noise")).fit(sums -> {
                for (var i = 0; i < x.size(); i++) {
                    sums.add(x.get(i), y.get(i), 1, 1);
                }
                return sums;
            });
            for (var j = 0; j < 3; j++) {
                double score = 0;
                double size = 0;
                for (var i = 0; i < x.size(); i++) {
                    score += x.get(i)[j] * (y.get(i) - fit.mean(x.get(i), 1));
                    size += Math.abs(x.get(i)[j]) * y.get(i);
                }
                assertThat(score / size).isCloseTo(0, within(1e-11));
            }
            assertThat(fit.coefficients()[1]).isCloseTo(1, within(1e-3));
        } catch (EstimationException e) {
            assertThat(e).hasMessageContaining("No convergence");
        }
    }

    private record Observed(double[] x, double y, double weight) {}

    private static List<Observed> rows(double nearness) {
        var random = new Random(7);
        List<Observed> rows = new ArrayList<>();
        for (var i = 0; i < 200; i++) {
            var plain = random.nextGaussian();
            double[] x = {
                1,
                1e6 * random.nextGaussian(),
                1e-6 * random.nextGaussian(),
                plain,
                plain + nearness * random.nextGaussian()
            };
            rows.add(new Observed(
                    x, 1 + plain + 1e-6 * x[1] + 1e6 * x[2] + random.nextGaussian(), 0.5 + random.nextDouble()));
        }
        return rows;
    }

    /** Weighted least squares by Gaussian elimination on exact cross products, in fifty digits. */
    private record Reference(double[] coefficients, double[] errors) {
        static Reference of(List<Observed> rows) {
            var k = NAMES.size();
            var table = new BigDecimal[k][2 * k + 1];
            for (var i = 0; i < k; i++) {
                for (var j = 0; j < k; j++) {
                    var at = i;
                    var to = j;
                    table[i][j] = total(rows, row -> product(row.weight, row.x[at], row.x[to]));
                    table[i][k + j] = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
                }
                var at = i;
                table[i][2 * k] = total(rows, row -> product(row.weight, row.x[at], row.y));
            }
            eliminate(table);
            var residual = total(rows, row -> {
                var rest = new BigDecimal(row.y);
                for (var j = 0; j < k; j++) {
                    rest = rest.subtract(new BigDecimal(row.x[j]).multiply(table[j][2 * k]));
                }
                return new BigDecimal(row.weight).multiply(rest).multiply(rest, FIFTY_DIGITS);
            });
            var variance = residual.divide(new BigDecimal(rows.size() - k), FIFTY_DIGITS);
            var coefficients = new double[k];
            var errors = new double[k];
            for (var j = 0; j < k; j++) {
                coefficients[j] = table[j][2 * k].doubleValue();
                errors[j] = Math.sqrt(variance.multiply(table[j][k + j]).doubleValue());
            }
            return new Reference(coefficients, errors);
        }

        private static void eliminate(BigDecimal[][] table) {
            for (var pivot = 0; pivot < table.length; pivot++) {
                var head = table[pivot][pivot];
                for (var c = 0; c < table[pivot].length; c++) {
                    table[pivot][c] = table[pivot][c].divide(head, FIFTY_DIGITS);
                }
                for (var r = 0; r < table.length; r++) {
                    var factor = table[r][pivot];
                    for (var c = 0; r != pivot && c < table[r].length; c++) {
                        table[r][c] = table[r][c].subtract(factor.multiply(table[pivot][c]), FIFTY_DIGITS);
                    }
                }
            }
        }

        private static BigDecimal product(double a, double b, double c) {
            return new BigDecimal(a).multiply(new BigDecimal(b)).multiply(new BigDecimal(c));
        }

        private static BigDecimal total(List<Observed> rows, java.util.function.Function<Observed, BigDecimal> value) {
            return rows.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
