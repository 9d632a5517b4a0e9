package org.socialrx.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenDesign;
import org.socialrx.stats.linear.LinearSums;

class WildClusterBootstrapTest {
    @Test
    void petersen_by_year_agrees_with_every_sign_vector() {
        var golden = Golden.open("petersen");
        var design = GoldenDesign.of(golden.rows()).intercept().numbers("x");
        var some = GoldenDesign.of(golden.rows().where(r -> r.number("firm") <= 40 && r.number("year") <= 8))
                .intercept()
                .numbers("x");

        check(golden, "wcr-year-null-0.95", design, "y", "year", "x", .95);
        check(golden, "wcr-year-null-1", design, "y", "year", "x", 1);
        check(golden, "wcr-year-null-1.1", design, "y", "year", "x", 1.1);
        check(golden, "wcr-subset-year-null-0", some, "y", "year", "x", 0);
        check(golden, "wcr-subset-year-null-1", some, "y", "year", "x", 1);
    }

    @Test
    void simulated_counts_in_nine_practices_agree_with_every_sign_vector() {
        var golden = Golden.open("simulated-counts");
        var practices = Set.of("528", "549", "556", "563", "598", "605", "640", "682", "710");
        var rows = golden.rows()
                .where(r -> r.number("person_time") > 0
                        && r.number("period") <= 3
                        && practices.contains(r.text("practice")));
        var design = GoldenDesign.of(rows).intercept().numbers("age", "female", "n_ltc", "person_time");

        check(golden, "wcr-female-null-0", design, "contacts", "practice", "female", 0);
        check(golden, "wcr-n_ltc-null-0", design, "contacts", "practice", "n_ltc", 0);
        check(golden, "wcr-n_ltc-null-0.1", design, "contacts", "practice", "n_ltc", .1);
    }

    @Test
    void with_more_than_twelve_clusters_draws_are_seeded_and_near_the_t_test() {
        var rows = Golden.open("petersen").rows().where(r -> r.number("firm") <= 60);
        var bootstrap = bootstrap(GoldenDesign.of(rows).intercept().numbers("x"), "y", "firm");
        double[] contrast = {0, 1};

        var once = bootstrap.test(contrast, .9, 9_999, 17);
        var again = bootstrap.test(contrast, .9, 9_999, 17);
        double t = bootstrap
                .covariance()
                .estimate(ClusterCovarianceType.CR1S, once.estimate() - .9, contrast, .95)
                .pValue();

        assertThat(again).isEqualTo(once);
        assertThat(once.draws()).isEqualTo(9_999);
        assertThat(once.pValue()).isCloseTo(t, offset(.05));
    }

    private static void check(
            Golden golden,
            String model,
            GoldenDesign design,
            String outcome,
            String cluster,
            String term,
            double value) {
        double[] contrast = new double[design.names().size()];
        contrast[design.names().indexOf(term)] = 1;

        var result = bootstrap(design, outcome, cluster).test(contrast, value, WildClusterBootstrap.USUAL_DRAWS, 1);

        var nan = Double.NaN;
        new GoldenAnswers()
                .estimate(
                        "wild-bootstrap",
                        term,
                        new Estimate(result.estimate(), nan, result.statistic(), nan, result.pValue(), nan, nan))
                .check(golden, model);
    }

    private static WildClusterBootstrap bootstrap(GoldenDesign design, String outcome, String cluster) {
        double[] y = design.rows().numbers(outcome);
        var linear = new LinearSums(design.names().size());
        for (int i = 0; i < y.length; i++) {
            linear.add(design.x()[i], y[i], 1);
        }
        var fit = linear.solve(design.names());
        var sums = new SumsByCluster(design.names().size());
        List<String> clusters = design.rows().texts(cluster);
        for (int i = 0; i < y.length; i++) {
            fit.addTo(sums, clusters.get(i), design.x()[i], y[i], 1);
        }
        return new WildClusterBootstrap(ClusterCovariance.of(sums, fit.rows(), fit.parameters()), fit.coefficients());
    }
}
