package org.socialrx.stats.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenDesign;
import org.socialrx.stats.NoOverdispersionException;

class NegativeBinomialRegressionTest {
    @Test
    void simulated_counts_agree_with_r() {
        var golden = Golden.open("simulated-counts");
        var rows = golden.rows().where(r -> r.number("person_time") > 0 && r.number("period") <= 3);
        var design = GoldenDesign.of(rows).intercept().numbers("age", "female", "n_ltc");

        check(golden, "negative-binomial-baseline", design, rows.numbers("contacts"), rows.numbers("person_time"));
    }

    @Test
    void medpar_epil_doctor_visits_and_nmes_agree_with_r() {
        var medpar = Golden.open("medpar");
        var epil = Golden.open("epil");
        var visits = Golden.open("doctorvisits");
        var nmes = Golden.open("nmes1988");

        check(medpar, "los", GoldenDesign.of(medpar.rows()).intercept().numbers("hmo", "white", "type2", "type3"));
        check(epil, "y", PoissonRegressionTest.epil(epil.rows()));
        check(visits, "visits", PoissonRegressionTest.doctorVisits(visits.rows()));
        check(nmes, "visits", PoissonRegressionTest.nmes(nmes.rows()));
    }

    @Test
    void counts_that_do_not_vary_have_no_theta() {
        double[][] x = {{1}, {1}, {1}, {1}, {1}};
        double[] y = {3, 3, 4, 3, 4};
        double[] ones = PoissonRegressionTest.ones(y);

        assertThatThrownBy(() -> fit(List.of("intercept"), x, y, ones))
                .isInstanceOf(NoOverdispersionException.class)
                .hasMessageStartingWith("No overdispersion: theta has run to");
    }

    @Test
    void the_mean_of_a_single_group_is_its_average() {
        double[][] x = {{1}, {1}, {1}, {1}, {1}, {1}};
        double[] y = {0, 0, 1, 2, 9, 12};
        double[] ones = PoissonRegressionTest.ones(y);

        var fit = fit(List.of("intercept"), x, y, ones);

        assertThat(fit.mean(x[0], 1)).isCloseTo(4, offset(1e-9));
        assertThat(fit.alpha()).isCloseTo(1 / fit.theta(), offset(1e-15));
        // Variance of the log mean: (1/mu + 1/theta)/n.
        assertThat(fit.inverse()[0][0]).isCloseTo((1 / 4.0 + fit.alpha()) / 6, offset(1e-9));
    }

    private static void check(Golden golden, String outcome, GoldenDesign design) {
        double[] y = golden.rows().numbers(outcome);
        check(golden, "negative-binomial", design, y, PoissonRegressionTest.ones(y));
    }

    private static void check(Golden golden, String model, GoldenDesign design, double[] y, double[] exposure) {
        var fit = fit(design.names(), design.x(), y, exposure);
        new GoldenAnswers()
                .estimates("classical", design.names(), fit.classical().estimates(.95))
                .estimate("classical", "theta", fit.thetaEstimate(.95))
                .summary("alpha", fit.alpha())
                .summary("log_likelihood", fit.logLikelihood())
                .summary("n_rows", fit.rows())
                .check(golden, model);
    }

    private static NegativeBinomialFit fit(List<String> names, double[][] x, double[] y, double[] exposure) {
        var poisson = PoissonRegressionTest.fit(names, x, y, exposure);
        return new NegativeBinomialRegression(names).fit(poisson, sums -> {
            for (int i = 0; i < y.length; i++) {
                sums.add(x[i], y[i], exposure[i], 1);
            }
            return sums;
        });
    }
}
