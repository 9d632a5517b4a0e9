package org.socialrx.stats.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenDesign;
import org.socialrx.stats.SeparationException;
import org.socialrx.stats.algebra.NewtonRaphson.WhenSeparated;

class LogisticRegressionTest {
    @Test
    void simulated_matching_propensity_agrees_with_r() {
        var golden = Golden.open("simulated-matching");
        var rows = golden.rows();
        var covariates = new String[] {"age", "frailty", "imd_quintile", "n_ltc", "prior_contacts", "carer"};

        check(golden, "propensity-logit", GoldenDesign.of(rows).intercept().numbers(covariates), rows.numbers("treat"));
        check(
                golden,
                "propensity-logit-practice-effects",
                GoldenDesign.of(rows)
                        .intercept()
                        .numbers(covariates)
                        .numbers("female")
                        .factor("practice"),
                rows.numbers("treat"));
    }

    @Test
    void lalonde_and_medpar_agree_with_r() {
        var lalonde = Golden.open("lalonde");
        var medpar = Golden.open("medpar");

        check(
                lalonde,
                "propensity-logit",
                GoldenDesign.of(lalonde.rows())
                        .intercept()
                        .numbers("age", "educ")
                        .factor("race", "black")
                        .numbers("married", "nodegree", "re74", "re75"),
                lalonde.rows().numbers("treat"));
        check(
                medpar,
                "logistic-died",
                GoldenDesign.of(medpar.rows()).intercept().numbers("hmo", "white", "age80", "los"),
                medpar.rows().numbers("died"));
    }

    @Test
    void simulated_wellbeing_loss_to_follow_up_agrees_with_r() {
        var golden = Golden.open("simulated-wellbeing");
        var table = Golden.open("swemwbs").rows();
        List<String> raw = table.texts("raw");
        double[] metric = table.numbers("metric");
        var rows = golden.rows().where(r -> !r.text("raw_before").isEmpty());
        var design = GoldenDesign.of(rows)
                .intercept()
                .numbers("female", "age")
                .derived("before", r -> metric[raw.indexOf(r.text("raw_before"))]);

        check(
                golden,
                "missing-follow-up-logit",
                design,
                rows.derive(r -> r.text("raw_after").isEmpty() ? 1 : 0));
    }

    @Test
    void nhefs_with_squares_and_factors_agrees_with_r() {
        var golden = Golden.open("nhefs");
        var rows = golden.rows();
        var design = squared(
                        squared(
                                squared(GoldenDesign.of(rows).intercept().numbers("sex", "race"), "age")
                                        .factor("education"),
                                "smokeintensity"),
                        "smokeyrs")
                .factor("exercise")
                .factor("active");

        check(golden, "propensity-logit", squared(design, "wt71"), rows.numbers("qsmk"));
    }

    @Test
    void a_column_that_earlier_ones_determine_is_named_and_left_out() {
        double[][] x = {{1, 0, 1}, {1, 1, 0}, {1, 0, 1}, {1, 1, 0}, {1, 0, 1}, {1, 1, 0}};
        double[] y = {0, 1, 1, 0, 0, 1};

        var fit = fit(List.of("intercept", "new", "old"), x, y);

        assertThat(fit.aliased()).containsExactly("old");
        assertThat(fit.coefficients()[2]).isNaN();
        // Odds 1/2 without, 2 with: log odds -log 2 and the log odds ratio 2 log 2.
        assertThat(fit.coefficients()[0]).isCloseTo(-Math.log(2), offset(1e-14));
        assertThat(fit.coefficients()[1]).isCloseTo(2 * Math.log(2), offset(1e-14));
    }

    @Test
    void a_level_whose_outcomes_are_all_alike_is_named() {
        double[][] x = new double[90][3];
        double[] y = new double[90];
        var random = new Random(7);
        for (int i = 0; i < 90; i++) {
            x[i] = new double[] {1, random.nextGaussian(), i < 10 ? 1 : 0};
            y[i] = i < 10 || random.nextBoolean() ? 1 : 0;
        }

        assertThatThrownBy(() -> fit(List.of("intercept", "age", "practice=7"), x, y))
                .isInstanceOf(SeparationException.class)
                .hasMessage("Separation: the outcome is predicted without error by practice=7");
    }

    @Test
    void a_threshold_that_splits_the_outcomes_is_named() {
        double[][] x = {{1, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 5}, {1, 6}};
        double[] y = {0, 0, 0, 1, 1, 1};

        assertThatThrownBy(() -> fit(List.of("intercept", "dose"), x, y))
                .isInstanceOf(SeparationException.class)
                .hasMessageContaining("dose");
    }

    @Test
    void separation_may_be_stopped_at_where_the_likelihood_stands_still() {
        double[][] x = {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 1}, {1, 1}};
        double[] y = {0, 1, 0, 1, 1, 1};

        var fit = new LogisticRegression(List.of("intercept", "all"), WhenSeparated.STOP).fit(sums -> pass(sums, x, y));

        assertThat(fit.probability(new double[] {1, 0})).isCloseTo(.5, offset(1e-9));
        assertThat(fit.probability(new double[] {1, 1})).isGreaterThan(.999999);
    }

    @Test
    void weights_count_as_repeated_rows() {
        double[][] x = {{1, .5}, {1, -1}, {1, 2}, {1, 0}, {1, 1}, {1, 3}};
        double[] y = {0, 1, 1, 0, 0, 1};
        var names = List.of("intercept", "x");

        var weighted = new LogisticRegression(names).fit(sums -> {
            for (int i = 0; i < y.length; i++) {
                sums.add(x[i], (int) y[i], i % 3);
            }
            return sums;
        });
        var repeated = new LogisticRegression(names).fit(sums -> {
            for (int i = 0; i < y.length; i++) {
                for (int copy = 0; copy < i % 3; copy++) {
                    sums.add(x[i], (int) y[i], 1);
                }
            }
            return sums;
        });

        assertThat(weighted.coefficients()).containsExactly(repeated.coefficients(), offset(1e-12));
        assertThat(weighted.rows()).isEqualTo(4);
    }

    @Test
    void any_partitioning_and_order_gives_the_same_doubles() {
        var rows = Golden.open("simulated-matching").rows();
        var design = GoldenDesign.of(rows).intercept().numbers("age", "frailty", "n_ltc", "prior_contacts");
        double[] y = rows.numbers("treat");
        var whole = fit(design.names(), design.x(), y);

        var parts = new LogisticRegression(design.names()).fit(sums -> {
            for (int part = 0; part < 7; part++) {
                var some = new LogisticSums(sums.coefficients());
                for (int i = y.length - 1 - part; i >= 0; i -= 7) {
                    some.add(design.x()[i], (int) y[i], 1);
                }
                sums.merge(some);
            }
            return sums;
        });

        assertThat(parts.coefficients()).containsExactly(whole.coefficients());
        assertThat(parts.inverse()).isDeepEqualTo(whole.inverse());
    }

    private static GoldenDesign squared(GoldenDesign design, String column) {
        return design.numbers(column).derived(column + "_squared", r -> r.number(column) * r.number(column));
    }

    private static void check(Golden golden, String model, GoldenDesign design, double[] y) {
        var fit = fit(design.names(), design.x(), y);
        new GoldenAnswers()
                .estimates("classical", design.names(), fit.classical().estimates(0.95))
                .summary("n_rows", fit.rows())
                .summary("deviance", fit.deviance())
                .summary("log_likelihood", fit.logLikelihood())
                .check(golden, model);
    }

    private static LogisticFit fit(List<String> names, double[][] x, double[] y) {
        return new LogisticRegression(names).fit(sums -> pass(sums, x, y));
    }

    private static LogisticSums pass(LogisticSums sums, double[][] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            sums.add(x[i], (int) y[i], 1);
        }
        return sums;
    }
}
