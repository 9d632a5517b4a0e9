package org.socialrx.stats.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenDesign;
import org.socialrx.stats.GoldenRows;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.inference.SumsByCluster;
import org.socialrx.stats.inference.WholeClusterSums;

class UnitPoissonRegressionTest {
    @Test
    void simulated_counts_by_person_and_period_agree_with_fixest() {
        var golden = Golden.open("simulated-counts");
        var rows = golden.rows().where(r -> r.number("person_time") > 0);
        var design = GoldenDesign.of(rows)
                .derived("D", r -> r.number("first_treat") > 0 && r.number("period") >= r.number("first_treat") ? 1 : 0)
                .factor("period");
        for (String cluster : List.of("id", "practice")) {
            var units = units(design, "id", cluster, rows.numbers("contacts"), rows.numbers("person_time"));

            var fit = fit(design.names(), units);

            answers(fit, cluster).check(golden, "ppml-unit-period-cluster-" + cluster);
        }
    }

    @Test
    void simulated_counts_with_an_effect_for_each_cohort_and_period_agree_with_fixest() {
        var golden = Golden.open("simulated-counts");
        var rows = golden.rows().where(r -> r.number("person_time") > 0);
        for (String cluster : List.of("id", "practice")) {
            var design = cohortByPeriod(rows).factor("period");
            var units = units(design, "id", cluster, rows.numbers("contacts"), rows.numbers("person_time"));

            var fit = fit(design.names(), units);

            answers(fit, cluster).check(golden, "etwfe-unit-effects-cluster-" + cluster);
        }
    }

    @Test
    void epil_by_subject_and_period_agrees_with_fixest() {
        var golden = Golden.open("epil");
        var design = GoldenDesign.of(golden.rows())
                .derived("lt", r -> r.number("period") >= 3 && r.text("trt").equals("progabide") ? 1 : 0)
                .factor("period");
        double[] y = golden.rows().numbers("y");

        var fit = fit(design.names(), units(design, "subject", "subject", y, PoissonRegressionTest.ones(y)));

        answers(fit, "subject").check(golden, "ppml-subject-period");
    }

    @Test
    void taking_unit_effects_out_gives_what_a_dummy_for_every_unit_gives() {
        var study = study(40);
        var fit = fit(List.of("after", "later", "effect"), study);
        var oracle = new DummyOracle(study);

        assertThat(fit.coefficients()).containsExactly(oracle.slopes(), offset(1e-11));
        for (var type : List.of(
                ClusterCovarianceType.CR0,
                ClusterCovarianceType.CR1,
                ClusterCovarianceType.CR2,
                ClusterCovarianceType.CR3)) {
            var ours = fit.byCluster().estimates(type, fit.coefficients(), .95);
            var theirs = oracle.covariance.estimates(type, oracle.fit.coefficients(), .95);
            for (int j = 0; j < 3; j++) {
                assertThat(ours.get(j).stdError()).isCloseTo(theirs.get(j).stdError(), offset(1e-8));
                assertThat(ours.get(j).df()).isCloseTo(theirs.get(j).df(), offset(1e-5));
            }
        }
    }

    @Test
    void the_level_effect_has_the_error_of_the_delta_method_over_all_parameters() {
        var study = study(40);
        var fit = fit(List.of("after", "later", "effect"), study);
        var oracle = new DummyOracle(study);
        var sums = fit.levelEffect(List.of("effect"));
        for (Unit unit : study) {
            boolean[] counts = new boolean[unit.x.length];
            for (int t = 0; t < counts.length; t++) {
                counts[t] = unit.x[t][2] == 1;
            }
            sums.addUnit(unit.weight, unit.x, unit.y, unit.exposure, counts);
        }

        var effect = sums.solve();
        var ours = effect.perExposureOfUnitsWithEvents(fit.byCluster(), ClusterCovarianceType.CR0, .95);

        var theirs = oracle.levelEffect();
        assertThat(ours.estimate()).isCloseTo(theirs.estimate(), offset(1e-9));
        assertThat(ours.stdError()).isCloseTo(theirs.stdError(), offset(1e-8));
        assertThat(effect.logRatio(fit.byCluster(), ClusterCovarianceType.CR2, .95)
                        .estimate())
                .isCloseTo(fit.coefficients()[2], offset(1e-10));
        assertThat(effect.perExposure(fit.byCluster(), ClusterCovarianceType.CR2, .95)
                        .estimate())
                .isCloseTo(
                        ours.estimate() * effect.exposure() / (effect.exposure() + effect.silentExposure()),
                        offset(1e-12));
    }

    @Test
    void a_unit_of_weight_a_half_counts_as_half_of_the_unit() {
        var study = study(30);
        List<Unit> halved = new ArrayList<>();
        for (Unit unit : study) {
            halved.add(new Unit(unit.cluster, unit.weight / 2, unit.x, unit.y, unit.exposure));
            halved.add(new Unit(unit.cluster, unit.weight / 2, unit.x, unit.y, unit.exposure));
        }
        var names = List.of("after", "later", "effect");

        var once = fit(names, study);
        var twice = fit(names, halved);

        assertThat(twice.coefficients()).containsExactly(once.coefficients(), offset(1e-12));
        assertThat(twice.byCluster().matrix(ClusterCovarianceType.CR0)[2][2])
                .isCloseTo(once.byCluster().matrix(ClusterCovarianceType.CR0)[2][2], offset(1e-12));
    }

    @Test
    void units_without_events_are_dropped_and_counted_and_rows_without_person_time_do_not_exist() {
        var names = List.of("after");
        List<Unit> units = new ArrayList<>();
        units.add(new Unit("p", 1, new double[][] {{0}, {1}, {1}}, new double[] {2, 3, 9}, new double[] {1, 1, 0}));
        units.add(new Unit("q", 1, new double[][] {{0}, {1}}, new double[] {0, 0}, new double[] {1, 1}));
        units.add(new Unit("q", 1, new double[][] {{0}, {1}}, new double[] {2, 3}, new double[] {1, 1}));

        var fit = fit(names, units);

        assertThat(fit.coefficients()[0]).isCloseTo(Math.log(1.5), offset(1e-12));
        assertThat(fit.sums().droppedUnits()).isEqualTo(1);
        assertThat(fit.sums().droppedRows()).isEqualTo(2);
        assertThat(fit.sums().rows()).isEqualTo(4);
        assertThat(fit.sums().units()).isEqualTo(2);
    }

    @Test
    void one_row_a_unit_tells_nothing_and_is_refused() {
        List<Unit> units = List.of(new Unit("p", 1, new double[][] {{1}}, new double[] {2}, new double[] {1}));

        assertThatThrownBy(() -> fit(List.of("after"), units))
                .isInstanceOf(TooFewRowsException.class)
                .hasMessage("Too few rows beyond one a unit: 0, at least 1 are needed");
    }

    @Test
    void a_column_that_does_not_change_within_persons_is_aliased_with_their_effects() {
        List<Unit> units = new ArrayList<>();
        for (Unit unit : study(20)) {
            double height = .1 * (units.size() + 1);
            double[][] x = {{height, 0}, {height, 1}, {height, 1}};
            units.add(new Unit(unit.cluster, 1, x, unit.y, unit.exposure));
        }

        var fit = fit(List.of("height", "after"), units);

        assertThat(fit.aliased()).containsExactly("height");
        assertThat(fit.coefficients()[0]).isNaN();
        assertThat(fit.coefficients()[1]).isFinite();
    }

    @Test
    void persons_as_clusters_need_not_be_kept() {
        var study = study(40);
        var names = List.of("after", "later", "effect");
        List<Unit> ownClusters = new ArrayList<>();
        for (Unit unit : study) {
            ownClusters.add(new Unit("person-" + ownClusters.size(), unit.weight, unit.x, unit.y, unit.exposure));
        }
        var kept = fit(names, ownClusters);
        var fit = fit(names, study);

        var whole = new WholeClusterSums(fit.root());
        for (Unit unit : study) {
            var one = new UnitPoissonSums(fit.coefficients());
            unit.addTo(one);
            one.byCluster().clusters().values().forEach(whole::add);
        }

        for (var type : ClusterCovarianceType.values()) {
            var expected = kept.byCluster().estimates(type, kept.coefficients(), .95);
            var estimates = whole.estimates(type, fit.coefficients(), fit.sums().rows(), fit.rank() + 1, .95);
            for (int j = 0; j < names.size(); j++) {
                assertThat(estimates.get(j).stdError())
                        .isCloseTo(expected.get(j).stdError(), offset(1e-9));
                assertThat(estimates.get(j).df()).isCloseTo(expected.get(j).df(), offset(1e-6));
            }
        }
    }

    @Test
    void any_order_and_partitioning_of_units_gives_the_same_doubles() {
        var study = study(60);
        var names = List.of("after", "later", "effect");
        var whole = fit(names, study);

        var parts = new UnitPoissonRegression(names).fit(sums -> {
            for (int part = 0; part < 7; part++) {
                var some = new UnitPoissonSums(sums.coefficients());
                for (int i = study.size() - 1 - part; i >= 0; i -= 7) {
                    study.get(i).addTo(some);
                }
                sums.merge(some);
            }
            return sums;
        });

        assertThat(parts.coefficients()).containsExactly(whole.coefficients());
        assertThat(parts.byCluster().matrix(ClusterCovarianceType.CR2))
                .isDeepEqualTo(whole.byCluster().matrix(ClusterCovarianceType.CR2));
    }

    private record Unit(String cluster, double weight, double[][] x, double[] y, double[] exposure) {
        private void addTo(UnitPoissonSums sums) {
            sums.addUnit(cluster, weight, x, y, exposure);
        }
    }

    private static UnitPoissonFit fit(List<String> names, List<Unit> units) {
        return new UnitPoissonRegression(names).fit(sums -> {
            units.forEach(unit -> unit.addTo(sums));
            return sums;
        });
    }

    private static GoldenAnswers answers(UnitPoissonFit fit, String cluster) {
        var covariance = fit.byCluster();
        var answers = new GoldenAnswers()
                .summary("n_rows", fit.sums().rows())
                .summary("n_dropped", fit.sums().droppedRows());
        for (var type : List.of(ClusterCovarianceType.CR0, ClusterCovarianceType.CR1, ClusterCovarianceType.CR1S)) {
            answers.estimates(
                    type + "(" + cluster + ")", fit.names(), covariance.estimates(type, fit.coefficients(), .95));
        }
        return answers;
    }

    private static GoldenDesign cohortByPeriod(GoldenRows rows) {
        var design = GoldenDesign.of(rows);
        for (int g : new int[] {4, 5, 7}) {
            for (int t = g; t <= 8; t++) {
                int period = t;
                design.derived(
                        "delta(%d,%d)".formatted(g, t),
                        r -> r.number("first_treat") == g && r.number("period") == period ? 1 : 0);
            }
        }
        return design;
    }

    private static List<Unit> units(GoldenDesign design, String unit, String cluster, double[] y, double[] exposure) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        List<String> ids = design.rows().texts(unit);
        for (int i = 0; i < y.length; i++) {
            members.computeIfAbsent(ids.get(i), id -> new ArrayList<>()).add(i);
        }
        List<String> clusters = design.rows().texts(cluster);
        List<Unit> units = new ArrayList<>();
        for (List<Integer> rows : members.values()) {
            units.add(new Unit(
                    clusters.get(rows.get(0)),
                    1,
                    rows.stream().map(i -> design.x()[i]).toArray(double[][]::new),
                    rows.stream().mapToDouble(i -> y[i]).toArray(),
                    rows.stream().mapToDouble(i -> exposure[i]).toArray()));
        }
        return units;
    }

    /**
     * Persons in eight practices, three rows each: before, after, later; every second one treated from the second row.
     */
    private static List<Unit> study(int persons) {
        var random = new Random(3);
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < persons; i++) {
            boolean isTreated = i % 2 == 0;
            double[][] x = {{0, 0, 0}, {1, 0, isTreated ? 1 : 0}, {0, 1, isTreated ? 1 : 0}};
            double level = Math.exp(random.nextGaussian());
            double[] y = new double[3];
            double[] exposure = new double[3];
            for (int t = 0; t < 3; t++) {
                exposure[t] = .25 + random.nextDouble();
                y[t] = Math.floor(level * exposure[t] * 4 * random.nextDouble());
            }
            units.add(new Unit("practice-" + random.nextInt(8), isTreated ? 1 : .5, x, y, exposure));
        }
        return units;
    }

    /** The same model with a dummy for every unit that has events: slow, and another way to the same numbers. */
    private static final class DummyOracle {
        private final List<double[]> x = new ArrayList<>();
        private final List<Double> y = new ArrayList<>();
        private final List<Double> exposure = new ArrayList<>();
        private final List<Double> weight = new ArrayList<>();
        private final List<String> cluster = new ArrayList<>();
        private final PoissonFit fit;
        private final ClusterCovariance covariance;

        private DummyOracle(List<Unit> study) {
            List<Unit> units =
                    study.stream().filter(u -> u.y[0] + u.y[1] + u.y[2] > 0).toList();
            List<String> names = new ArrayList<>(List.of("after", "later", "effect"));
            for (int u = 0; u < units.size(); u++) {
                names.add("unit=" + u);
                for (int t = 0; t < 3; t++) {
                    double[] row = new double[3 + units.size()];
                    System.arraycopy(units.get(u).x[t], 0, row, 0, 3);
                    row[3 + u] = 1;
                    x.add(row);
                    y.add(units.get(u).y[t]);
                    exposure.add(units.get(u).exposure[t]);
                    weight.add(units.get(u).weight);
                    cluster.add(units.get(u).cluster);
                }
            }
            fit = new PoissonRegression(names).fit(sums -> {
                for (int i = 0; i < y.size(); i++) {
                    sums.add(x.get(i), y.get(i), exposure.get(i), weight.get(i));
                }
                return sums;
            });
            var sums = new SumsByCluster(names.size());
            for (int i = 0; i < y.size(); i++) {
                fit.addTo(sums, cluster.get(i), x.get(i), y.get(i), exposure.get(i), weight.get(i));
            }
            covariance = ClusterCovariance.of(sums, fit.rows(), fit.parameters());
        }

        private double[] slopes() {
            return Arrays.copyOf(fit.coefficients(), 3);
        }

        private Estimate levelEffect() {
            double[] gradient = new double[fit.names().size()];
            double difference = 0;
            double time = 0;
            for (int i = 0; i < y.size(); i++) {
                if (x.get(i)[2] == 1) {
                    double[] without = x.get(i).clone();
                    without[2] = 0;
                    double fitted = weight.get(i) * fit.mean(x.get(i), exposure.get(i));
                    double bare = weight.get(i) * fit.mean(without, exposure.get(i));
                    difference += fitted - bare;
                    time += weight.get(i) * exposure.get(i);
                    for (int j = 0; j < gradient.length; j++) {
                        gradient[j] += fitted * x.get(i)[j] - bare * without[j];
                    }
                }
            }
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] /= time;
            }
            return covariance.estimate(ClusterCovarianceType.CR0, difference / time, gradient, .95);
        }
    }

    @Test
    void an_estimate_of_exactly_zero_is_not_taken_for_one_that_runs_to_infinity() {
        // Two units, one of them halved in its last two rows; row 2 has as many events as row 1 in both.
        double[][] x = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}};
        double[][] treated = {{0, 0, 0}, {1, 0, 0}, {0, 1, 1}, {0, 1, 1}};
        double[] exposure = {1, 1, 1, 1};

        var fit = new UnitPoissonRegression(List.of("second", "later", "treated")).fit(sums -> {
            sums.addUnit("a", 1, x, new double[] {49, 49, 50, 49}, exposure);
            sums.addUnit("b", 1, treated, new double[] {49, 49, 25, 24}, exposure);
            return sums;
        });

        assertThat(fit.coefficients()[0]).isCloseTo(0, offset(1e-12));
        assertThat(fit.coefficients()[2]).isCloseTo(Math.log(49.0 / 99), offset(1e-9));
    }
}
