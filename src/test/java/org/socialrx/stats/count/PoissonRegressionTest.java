package org.socialrx.stats.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenDesign;
import org.socialrx.stats.GoldenRows;
import org.socialrx.stats.SeparationException;
import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.SumsByCluster;

class PoissonRegressionTest {
    @Test
    void simulated_counts_with_person_time_agree_with_r() {
        var golden = Golden.open("simulated-counts");
        var rows = golden.rows().where(r -> r.number("person_time") > 0 && r.number("period") <= 3);
        var design = GoldenDesign.of(rows).intercept().numbers("age", "female", "n_ltc");
        double[] y = rows.numbers("contacts");
        double[] exposure = rows.numbers("person_time");

        plain(design, y, exposure).check(golden, "poisson-baseline");
        byCluster(design, y, exposure, "practice").check(golden, "poisson-baseline-cr-practice");
        byCluster(design, y, exposure, "id").check(golden, "poisson-baseline-cr-id");
    }

    @Test
    void simulated_counts_by_cohort_and_period_agree_with_fixest() {
        var golden = Golden.open("simulated-counts");
        var rows = golden.rows().where(r -> r.number("person_time") > 0);
        var design = GoldenDesign.of(rows)
                .intercept()
                .factor("first_treat")
                .factor("period")
                .derived(
                        "D", r -> r.number("first_treat") > 0 && r.number("period") >= r.number("first_treat") ? 1 : 0);
        for (String cluster : List.of("id", "practice")) {
            byCluster(design, rows.numbers("contacts"), rows.numbers("person_time"), cluster)
                    .summary("n_rows", rows.size())
                    .check(golden, "ppml-cohort-period-cluster-" + cluster);
        }
    }

    @Test
    void medpar_agrees_with_r() {
        var golden = Golden.open("medpar");
        var design = GoldenDesign.of(golden.rows()).intercept().numbers("hmo", "white", "type2", "type3");
        double[] y = golden.rows().numbers("los");

        plain(design, y, ones(y)).check(golden, "poisson");
        byCluster(design, y, ones(y), "provnum").check(golden, "poisson-cluster-provnum");
    }

    @Test
    void epil_agrees_with_r() {
        var golden = Golden.open("epil");
        var design = epil(golden.rows());
        double[] y = golden.rows().numbers("y");

        plain(design, y, ones(y)).check(golden, "poisson");
        byCluster(design, y, ones(y), "subject").check(golden, "poisson-cluster-subject");
    }

    @Test
    void doctor_visits_and_nmes_agree_with_r() {
        var visits = Golden.open("doctorvisits");
        var nmes = Golden.open("nmes1988");

        plain(
                        doctorVisits(visits.rows()),
                        visits.rows().numbers("visits"),
                        ones(visits.rows().numbers("visits")))
                .check(visits, "poisson");
        plain(nmes(nmes.rows()), nmes.rows().numbers("visits"), ones(nmes.rows().numbers("visits")))
                .check(nmes, "poisson");
    }

    @Test
    void a_level_without_any_event_is_named() {
        double[][] x = {{1, 0}, {1, 0}, {1, 0}, {1, 1}, {1, 1}};
        double[] y = {1, 2, 3, 0, 0};

        assertThatThrownBy(() -> fit(List.of("intercept", "region=7"), x, y, ones(y)))
                .isInstanceOf(SeparationException.class)
                .hasMessage("Separation: the outcome is predicted without error by region=7");
    }

    @Test
    void two_groups_give_the_log_of_the_ratio_of_their_rates() {
        // 3 events in 2 years against 8 in 1: rates 1.5 and 8.
        var fit = fit(
                List.of("intercept", "treated"),
                new double[][] {{1, 0}, {1, 0}, {1, 1}},
                new double[] {1, 2, 8},
                new double[] {.5, 1.5, 1});

        assertThat(fit.coefficients()).containsExactly(new double[] {Math.log(1.5), Math.log(8 / 1.5)}, offset(1e-12));
        assertThat(fit.classical().estimates(.95).get(1).stdError())
                .isCloseTo(Math.sqrt(1 / 3.0 + 1 / 8.0), offset(1e-12));
    }

    static GoldenDesign doctorVisits(GoldenRows rows) {
        var design = GoldenDesign.of(rows)
                .intercept()
                .factor("gender", "male")
                .numbers("age", "income", "illness", "reduced", "health");
        for (String column : List.of("private", "freepoor", "freerepat", "nchronic", "lchronic")) {
            design.factor(column, "no");
        }
        return design.derived("age_squared", r -> r.number("age") * r.number("age"));
    }

    static GoldenDesign epil(GoldenRows rows) {
        return GoldenDesign.of(rows)
                .intercept()
                .numbers("lbase")
                .factor("trt", "placebo")
                .numbers("lage", "V4")
                .derived("lbase_progabide", r -> r.text("trt").equals("progabide") ? r.number("lbase") : 0);
    }

    static GoldenDesign nmes(GoldenRows rows) {
        return GoldenDesign.of(rows)
                .intercept()
                .numbers("hospital")
                .factor("health", "average")
                .numbers("chronic")
                .factor("gender", "female")
                .numbers("school")
                .factor("insurance", "no");
    }

    static double[] ones(double[] like) {
        double[] ones = new double[like.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    static PoissonFit fit(List<String> names, double[][] x, double[] y, double[] exposure) {
        return new PoissonRegression(names).fit(sums -> {
            for (int i = 0; i < y.length; i++) {
                sums.add(x[i], y[i], exposure[i], 1);
            }
            return sums;
        });
    }

    private static GoldenAnswers plain(GoldenDesign design, double[] y, double[] exposure) {
        var fit = fit(design.names(), design.x(), y, exposure);
        var robust = fit.robustSums();
        for (int i = 0; i < y.length; i++) {
            fit.addTo(robust, design.x()[i], y[i], exposure[i], 1);
        }
        return new GoldenAnswers()
                .estimates("classical", design.names(), fit.classical().estimates(.95))
                .estimates(
                        "HC0", design.names(), fit.withCovariance(robust.hc0()).estimates(.95))
                .summary("n_rows", fit.rows())
                .summary("deviance", fit.deviance())
                .summary("log_likelihood", fit.logLikelihood())
                .summary("pearson_dispersion", fit.dispersion());
    }

    private static GoldenAnswers byCluster(GoldenDesign design, double[] y, double[] exposure, String cluster) {
        var fit = fit(design.names(), design.x(), y, exposure);
        var sums = new SumsByCluster(design.names().size());
        List<String> clusters = design.rows().texts(cluster);
        for (int i = 0; i < y.length; i++) {
            fit.addTo(sums, clusters.get(i), design.x()[i], y[i], exposure[i], 1);
        }
        var covariance = ClusterCovariance.of(sums, fit.rows(), fit.parameters());
        var answers = new GoldenAnswers();
        for (ClusterCovarianceType type : ClusterCovarianceType.values()) {
            String label = type.name().replace("_JACKKNIFE", "-jackknife") + "(" + cluster + ")";
            answers.estimates(label, design.names(), covariance.estimates(type, fit.coefficients(), .95));
        }
        return answers;
    }
}
