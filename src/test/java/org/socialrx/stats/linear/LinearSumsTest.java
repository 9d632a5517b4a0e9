package org.socialrx.stats.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenDesign;
import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.SumsByCluster;
import org.socialrx.stats.inference.TwoWayCovariance;

class LinearSumsTest {
    @Test
    void petersen_classical_hc_and_cluster_errors_agree_with_r() {
        var golden = Golden.open("petersen");
        var design = GoldenDesign.of(golden.rows()).intercept().numbers("x");
        double[] y = golden.rows().numbers("y");
        var fit = fit(design, y);
        var robust = fit.robustSums();
        for (int i = 0; i < y.length; i++) {
            fit.addTo(robust, design.x()[i], y[i], 1);
        }

        new GoldenAnswers()
                .estimates("classical", design.names(), fit.classical().estimates(0.95))
                .estimates(
                        "HC0", design.names(), fit.withCovariance(robust.hc0()).estimates(0.95))
                .estimates(
                        "HC1",
                        design.names(),
                        fit.withCovariance(robust.hc1(fit.rows(), fit.parameters()))
                                .estimates(0.95))
                .summary("n_rows", fit.rows())
                .summary("df_residual", fit.residualDf())
                .summary("residual_sd", fit.residualSd())
                .summary("r_squared", fit.rSquared())
                .check(golden, "ols");
        byCluster(design, y, "firm").check(golden, "cr-firm");
        byCluster(design, y, "year").check(golden, "cr-year");
    }

    @Test
    void petersen_by_firm_and_year_at_once_agrees_with_r() {
        var golden = Golden.open("petersen");
        var design = GoldenDesign.of(golden.rows()).intercept().numbers("x");
        double[] y = golden.rows().numbers("y");
        var fit = fit(design, y);
        List<String> firms = golden.rows().texts("firm");
        List<String> years = golden.rows().texts("year");
        List<String> both = IntStream.range(0, y.length)
                .mapToObj(i -> firms.get(i) + "|" + years.get(i))
                .toList();

        var covariance = new TwoWayCovariance(
                covariance(fit, design, y, firms), covariance(fit, design, y, years), covariance(fit, design, y, both));

        var answers = new GoldenAnswers();
        for (var type : List.of(ClusterCovarianceType.CR0, ClusterCovarianceType.CR1S)) {
            answers.estimates(
                    type + "(firm+year)", design.names(), covariance.estimates(type, fit.coefficients(), 0.95));
        }
        answers.check(golden, "cr-two-way");
    }

    @Test
    void simulated_counts_by_practice_agree_with_r() {
        var golden = Golden.open("simulated-counts");
        var rows = golden.rows().where(r -> r.number("person_time") > 0 && r.number("period") <= 3);
        var design = GoldenDesign.of(rows).intercept().numbers("age", "female", "n_ltc", "person_time");

        byCluster(design, rows.numbers("contacts"), "practice").check(golden, "ols-baseline-cr-practice");
    }

    @Test
    void castle_with_state_and_year_dummies_agrees_with_r_where_each_cluster_determines_its_dummy() {
        var golden = Golden.open("castle");
        var design = GoldenDesign.of(golden.rows())
                .intercept()
                .numbers("post")
                .factor("id")
                .factor("year");

        byCluster(design, golden.rows().numbers("l_homicide"), "id").check(golden, "cr-twfe-by-state");
    }

    @Test
    void mpdta_two_by_two_agrees_with_r() {
        var golden = Golden.open("mpdta");
        var rows = golden.rows()
                .where(r ->
                        r.number("year") >= 2006 && (r.number("first_treat") == 0 || r.number("first_treat") == 2007));
        var design = GoldenDesign.of(rows)
                .intercept()
                .derived("tr", r -> r.number("first_treat") == 2007 ? 1 : 0)
                .derived("post", r -> r.number("year") == 2007 ? 1 : 0)
                .derived("tr_post", r -> r.number("first_treat") == 2007 && r.number("year") == 2007 ? 1 : 0);

        byCluster(design, rows.numbers("lemp"), "id").check(golden, "did-2x2-2007");
    }

    @Test
    void columns_of_a_million_and_a_millionth_agree_with_exact_arithmetic() {
        var random = new Random(11);
        double[][] x = new double[40][];
        double[] y = new double[40];
        double[] w = new double[40];
        for (int i = 0; i < 40; i++) {
            double big = 1e6 * (1 + 1e-3 * random.nextGaussian());
            x[i] = new double[] {1, big, 1e-6 * random.nextGaussian(), big * (1 + 1e-6 * random.nextGaussian())};
            y[i] = 3 + 2e-6 * x[i][1] - 1e5 * x[i][2] + random.nextGaussian();
            w[i] = random.nextDouble();
        }
        var sums = new LinearSums(4);
        for (int i = 0; i < 40; i++) {
            sums.add(x[i], y[i], w[i]);
        }

        var fit = sums.solve(List.of("intercept", "big", "small", "nearly_big"));

        double[] exact = exact(x, y, w);
        for (int j = 0; j < 4; j++) {
            assertThat(fit.coefficients()[j]).isCloseTo(exact[j], offset(1e-12 * Math.abs(exact[j])));
        }
    }

    @Test
    void the_later_of_two_aliased_columns_is_named_and_the_fit_does_not_change() {
        double[][] x = {{1, 1, 2e6}, {1, 2, 4e6}, {1, 4, 8e6}, {1, 7, 14e6}};
        double[] y = {1, 3, 2, 5};
        var all = new LinearSums(3);
        var two = new LinearSums(2);
        for (int i = 0; i < 4; i++) {
            all.add(x[i], y[i], 1);
            two.add(new double[] {1, x[i][1]}, y[i], 1);
        }

        var fit = all.solve(List.of("intercept", "dose", "dose_in_units"));

        assertThat(fit.aliased()).containsExactly("dose_in_units");
        assertThat(fit.coefficients()[2]).isNaN();
        assertThat(fit.coefficients()[1])
                .isCloseTo(two.solve(List.of("intercept", "dose")).coefficients()[1], offset(1e-15));
        assertThat(fit.classical().estimates(.95).get(2).stdError()).isNaN();
    }

    @Test
    void hc3_divides_residuals_by_one_less_leverage() {
        // y on a constant: leverage 1/3 each, residuals -4/3, -1/3, 5/3; HC3 = sum (e / (2/3))² / 9 = 42/9 * 9/4 / 9.
        var sums = new LinearSums(1);
        double[] y = {1, 2, 4};
        for (double value : y) {
            sums.add(new double[] {1}, value, 1);
        }
        var fit = sums.solve(List.of("intercept"));
        var robust = fit.robustSums();
        for (double value : y) {
            fit.addTo(robust, new double[] {1}, value, 1);
        }

        assertThat(robust.hc3()[0][0]).isCloseTo(42.0 / 36, offset(1e-14));
        assertThat(robust.hc2()[0][0]).isCloseTo(42.0 / 54, offset(1e-14));
    }

    private static LinearFit fit(GoldenDesign design, double[] y) {
        var sums = new LinearSums(design.names().size());
        for (int i = 0; i < y.length; i++) {
            sums.add(design.x()[i], y[i], 1);
        }
        return sums.solve(design.names());
    }

    private static GoldenAnswers byCluster(GoldenDesign design, double[] y, String cluster) {
        var fit = fit(design, y);
        var covariance = covariance(fit, design, y, design.rows().texts(cluster));
        var answers = new GoldenAnswers();
        for (ClusterCovarianceType type : ClusterCovarianceType.values()) {
            String label = type.name().replace("_JACKKNIFE", "-jackknife") + "(" + cluster + ")";
            answers.estimates(label, design.names(), covariance.estimates(type, fit.coefficients(), 0.95));
        }
        return answers;
    }

    private static ClusterCovariance covariance(LinearFit fit, GoldenDesign design, double[] y, List<String> clusters) {
        var sums = new SumsByCluster(design.names().size());
        for (int i = 0; i < y.length; i++) {
            fit.addTo(sums, clusters.get(i), design.x()[i], y[i], 1);
        }
        return ClusterCovariance.of(sums, fit.rows(), fit.parameters());
    }

    /** Normal equations by Gauss-Jordan in 80 decimal digits. */
    private static double[] exact(double[][] x, double[] y, double[] w) {
        var digits = new MathContext(80);
        int k = x[0].length;
        List<BigDecimal[]> rows = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            BigDecimal[] row = new BigDecimal[k + 1];
            for (int j = 0; j <= k; j++) {
                row[j] = BigDecimal.ZERO;
                for (int n = 0; n < y.length; n++) {
                    double other = j < k ? x[n][j] : y[n];
                    row[j] = row[j].add(new BigDecimal(w[n])
                            .multiply(new BigDecimal(x[n][i]))
                            .multiply(new BigDecimal(other)));
                }
            }
            rows.add(row);
        }
        for (int p = 0; p < k; p++) {
            for (int i = 0; i < k; i++) {
                if (i != p) {
                    BigDecimal factor = rows.get(i)[p].divide(rows.get(p)[p], digits);
                    for (int j = 0; j <= k; j++) {
                        rows.get(i)[j] = rows.get(i)[j].subtract(factor.multiply(rows.get(p)[j]), digits);
                    }
                }
            }
        }
        double[] solution = new double[k];
        for (int i = 0; i < k; i++) {
            solution[i] = rows.get(i)[k].divide(rows.get(i)[i], digits).doubleValue();
        }
        return solution;
    }
}
