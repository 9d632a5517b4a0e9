package org.socialrx.stats.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenDesign;
import org.socialrx.stats.GoldenRows;
import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;

class UnitEffectsTest {
    @Test
    void mpdta_and_castle_agree_with_fixest() {
        var mpdta = Golden.open("mpdta");
        var castle = Golden.open("castle");
        var counties = treated(mpdta.rows(), "year").factor("year");
        var states = GoldenDesign.of(castle.rows()).numbers("post").factor("year");

        answers(counties, "lemp", "", "id", ids(mpdta.rows())).check(mpdta, "twfe");
        List<String> stateCodes = ids(mpdta.rows()).stream()
                .map(id -> String.valueOf(Integer.parseInt(id) / 1000))
                .toList();
        answers(counties, "lemp", "", "state", stateCodes).check(mpdta, "twfe-cluster-state");
        answers(states, "l_homicide", "", "id", ids(castle.rows())).check(castle, "twfe");
        answers(states, "l_homicide", "popwt", "id", ids(castle.rows())).check(castle, "twfe-popwt");
    }

    @Test
    void base_stagg_with_a_covariate_agrees_with_fixest() {
        var golden = Golden.open("base_stagg");
        var design = GoldenDesign.of(golden.rows())
                .numbers("x1")
                .derived("D", r -> isTreated(r, "year") ? 1 : 0)
                .factor("year");

        answers(design, "y", "", "id", ids(golden.rows())).check(golden, "twfe-x1");
    }

    @Test
    void simulated_staggered_balanced_and_not_by_person_and_practice_agrees_with_fixest() {
        var golden = Golden.open("simulated-staggered");
        for (String shape : List.of("balanced", "unbalanced")) {
            var rows = shape.equals("balanced") ? golden.rows() : golden.rows().where(r -> r.number("keep") == 1);
            var design = treated(rows, "period").factor("period");
            for (String cluster : List.of("id", "practice")) {
                answers(design, "y", "", cluster, rows.texts(cluster))
                        .check(golden, "twfe-" + shape + "-cluster-" + cluster);
            }
        }
    }

    @Test
    void simulated_staggered_with_covariate_trends_agrees_with_fixest() {
        var golden = Golden.open("simulated-staggered");
        var rows = golden.rows();
        var model = golden.model("twfe-covariate-trends-cluster-practice");
        var design = treated(rows, "period");
        for (String covariate : List.of("x1", "x2")) {
            for (String level :
                    rows.levels("period").subList(1, rows.levels("period").size())) {
                design.derived(covariate + "_" + level, r -> r.text("period").equals(level) ? r.number(covariate) : 0);
            }
        }
        design.factor("period");

        assertThat(model.path("outcome").asText()).isEqualTo("y");
        answers(design, "y", "", "practice", rows.texts("practice"))
                .check(golden, "twfe-covariate-trends-cluster-practice");
    }

    @Test
    void leverage_errors_and_fit_equal_those_with_a_dummy_for_every_unit() {
        var rows = Golden.open("castle").rows().where(r -> r.number("id") <= 12);
        var design = GoldenDesign.of(rows).numbers("post").factor("year");
        var dummies =
                GoldenDesign.of(rows).numbers("post").factor("year").intercept().factor("id");
        double[] y = rows.numbers("l_homicide");
        double[] w = rows.numbers("popwt");
        var ours = new Absorbed(design, y, w);
        var sums = new LinearSums(dummies.names().size());
        for (int i = 0; i < y.length; i++) {
            sums.add(dummies.x()[i], y[i], w[i]);
        }
        var oracle = sums.solve(dummies.names());
        var robust = oracle.robustSums();
        for (int i = 0; i < y.length; i++) {
            oracle.addTo(robust, dummies.x()[i], y[i], w[i]);
        }

        assertThat(ours.fit.parameters()).isEqualTo(oracle.parameters());
        assertThat(ours.fit.rSquared()).isCloseTo(oracle.rSquared(), offset(1e-12));
        assertThat(ours.fit.residualSd()).isCloseTo(oracle.residualSd(), offset(1e-9 * oracle.residualSd()));
        var absorbed = ours.robust();
        double expected = robust.hc3()[0][0];
        assertThat(absorbed.hc3()[0][0]).isCloseTo(expected, offset(1e-9 * expected));
        assertThat(ours.fit.classical().estimates(.95).get(0).stdError())
                .isCloseTo(oracle.classical().estimates(.95).get(0).stdError(), offset(1e-10));
    }

    @Test
    void a_column_that_does_not_change_within_units_is_aliased_with_their_effects() {
        double[][] first = {{.1, 1}, {.1, 2}, {.1, 4}};
        double[][] second = {{.7, 1}, {.7, 3}, {.7, 4}};
        double[] weight = {.3, .3, .7};
        var sums = new LinearSums(2);
        sums.addUnit(first, new double[] {1, 2, 2}, weight);
        sums.addUnit(second, new double[] {5, 6, 9}, weight);

        assertThat(sums.solve(List.of("height", "dose")).aliased()).containsExactly("height");
    }

    private static boolean isTreated(GoldenRows.Row row, String time) {
        return row.number("first_treat") > 0 && row.number(time) >= row.number("first_treat");
    }

    private static GoldenDesign treated(GoldenRows rows, String time) {
        return GoldenDesign.of(rows).derived("D", r -> isTreated(r, time) ? 1 : 0);
    }

    private static List<String> ids(GoldenRows rows) {
        return rows.texts("id");
    }

    private static GoldenAnswers answers(
            GoldenDesign design, String outcome, String weight, String cluster, List<String> clusters) {
        double[] y = design.rows().numbers(outcome);
        double[] w = weight.isEmpty() ? new double[y.length] : design.rows().numbers(weight);
        if (weight.isEmpty()) {
            Arrays.fill(w, 1);
        }
        var absorbed = new Absorbed(design, y, w);
        var sums = new SumsByCluster(design.names().size());
        absorbed.units
                .values()
                .forEach(unit -> absorbed.fit.addUnitTo(
                        sums,
                        unit.stream().map(clusters::get).toList(),
                        absorbed.x(unit),
                        absorbed.y(unit),
                        absorbed.w(unit)));
        var covariance = ClusterCovariance.of(sums, absorbed.fit.rows(), absorbed.fit.rank() + 1);
        var answers = new GoldenAnswers().summary("n_rows", absorbed.fit.rows());
        for (var type : ClusterCovarianceType.values()) {
            answers.estimates(
                    type + "(" + cluster + ")",
                    design.names(),
                    covariance.estimates(type, absorbed.fit.coefficients(), .95));
        }
        return answers;
    }

    /** A fit with an effect of every id taken out. */
    private static final class Absorbed {
        private final GoldenDesign design;
        private final double[] y;
        private final double[] w;
        private final Map<String, List<Integer>> units = new LinkedHashMap<>();
        private final LinearFit fit;

        private Absorbed(GoldenDesign design, double[] y, double[] w) {
            this.design = design;
            this.y = y;
            this.w = w;
            List<String> ids = ids(design.rows());
            for (int i = 0; i < y.length; i++) {
                units.computeIfAbsent(ids.get(i), id -> new ArrayList<>()).add(i);
            }
            var sums = new LinearSums(design.names().size());
            units.values().forEach(unit -> sums.addUnit(x(unit), y(unit), w(unit)));
            fit = sums.solve(design.names());
        }

        private RobustSums robust() {
            var sums = fit.robustSums();
            units.values().forEach(unit -> fit.addUnitTo(sums, x(unit), y(unit), w(unit)));
            return sums;
        }

        private double[][] x(List<Integer> unit) {
            return unit.stream().map(i -> design.x()[i]).toArray(double[][]::new);
        }

        private double[] y(List<Integer> unit) {
            return unit.stream().mapToDouble(i -> y[i]).toArray();
        }

        private double[] w(List<Integer> unit) {
            return unit.stream().mapToDouble(i -> w[i]).toArray();
        }
    }
}
