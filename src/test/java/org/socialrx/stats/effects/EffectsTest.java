package org.socialrx.stats.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenRows;
import org.socialrx.stats.Passes;
import org.socialrx.stats.SeparationException;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;

class EffectsTest {
    private static final List<ClusterCovarianceType> SCORED =
            List.of(ClusterCovarianceType.CR0, ClusterCovarianceType.CR1, ClusterCovarianceType.CR1S);
    private static final List<ClusterCovarianceType> LEVERED =
            List.of(ClusterCovarianceType.CR2, ClusterCovarianceType.CR3, ClusterCovarianceType.CR3_JACKKNIFE);

    @Test
    void least_squares_with_weights_agrees_with_fixest_and_clubsandwich() {
        var golden = Golden.open("castle");
        var rows = golden.rows();

        for (String model : List.of("twfe", "twfe-popwt")) {
            double[] weight = model.equals("twfe-popwt") ? rows.numbers("popwt") : ones(rows.size());
            var groups =
                    groups(rows, "id", new double[][][] {{rows.numbers("post")}}, "l_homicide", weight, "year", "id");
            var fit = LinearEffects.fit(design("post", "year", ClusterScope.GROUP), groups);

            answers(fit, groups, "id").check(golden, model);
        }
    }

    @Test
    void leverage_of_an_effect_that_is_taken_out_counts_as_in_clubsandwich() {
        var golden = Golden.open("castle");
        var rows = golden.rows();
        var groups = groups(
                rows, "id", new double[][][] {{rows.numbers("post")}}, "l_homicide", ones(rows.size()), "year", "id");
        var fit = LinearEffects.fit(design("post", "year", ClusterScope.GROUP), groups);

        var cr2 = fit.model()
                .covariance(fit.model().regressors(), new CovarianceNeeds().leverage(0), groups)
                .byLeverage(ClusterCovarianceType.CR2, 0, .95)
                .get(0);

        golden.expected("cr-twfe-by-state").stream()
                .filter(line -> line.covariance().equals("CR2(id)"))
                .forEach(line -> line.check(
                        switch (line.column()) {
                            case "estimate" -> cr2.estimate();
                            case "std_error" -> cr2.stdError();
                            case "df" -> cr2.df();
                            default -> throw new IllegalStateException(line.column());
                        }));
    }

    @Test
    void poisson_agrees_with_fixest_when_clusters_hold_units_and_when_they_cross_the_effect() {
        var golden = Golden.open("simulated-counts");
        var rows = golden.rows().where(r -> r.number("person_time") > 0);
        double[] treated =
                rows.derive(r -> r.number("first_treat") > 0 && r.number("period") >= r.number("first_treat") ? 1 : 0);
        for (String cluster : List.of("id", "practice")) {
            for (String effect : List.of("id", "first_treat")) {
                var groups = groups(
                                rows,
                                effect,
                                new double[][][] {{treated}},
                                "contacts",
                                ones(rows.size()),
                                "period",
                                cluster)
                        .map(exposed(rows));
                var scope = effect.equals(cluster) ? ClusterScope.GROUP : ClusterScope.NAMED;
                var fit = PoissonEffects.fit(design("D", "period", scope), groups);
                String model = "ppml-%s-period-cluster-%s".formatted(effect.equals("id") ? "unit" : "cohort", cluster);

                answers(fit, cluster).check(golden, model);
            }
        }
    }

    @Test
    void taking_the_group_effect_out_gives_what_columns_for_all_effects_give() {
        var study = new Study(9);
        double[] weight = study.weight;
        var within = LinearEffects.fit(study.design(Absorption.GROUP_EFFECT), study.groups(weight, true));
        var columns = LinearEffects.fit(study.design(Absorption.NOTHING), study.groups(weight, false));

        var ours = errors(
                within.model(), study.groups(weight, true), within.linear().parameters(), true);
        var oracle = errors(
                columns.model(), study.groups(weight, false), columns.linear().parameters(), true);

        assertThat(within.linear().parameters()).isEqualTo(columns.linear().parameters());
        assertThat(ours).containsExactly(oracle, offset(1e-8));
    }

    @Test
    void poisson_with_weights_gives_what_columns_for_all_effects_give() {
        var study = new Study(9);
        var within = PoissonEffects.fit(study.design(Absorption.GROUP_EFFECT), study.groups(study.weight, true));
        var columns = PoissonEffects.fit(study.design(Absorption.NOTHING), study.groups(study.weight, false));

        var ours = errors(within.model(), within.groups(), (int) within.parameters(), false);
        var oracle = errors(columns.model(), columns.groups(), (int) columns.parameters(), false);

        assertThat(ours).containsExactly(oracle, offset(1e-7));
        assertThat(within.parameters()).isEqualTo(columns.parameters());
        assertThat(within.logLikelihood()).isCloseTo(columns.logLikelihood(), offset(1e-8));
        assertThat(within.deviance()).isCloseTo(columns.deviance(), offset(1e-8));
        assertThat(within.dispersion()).isCloseTo(columns.dispersion(), offset(1e-8));
    }

    @Test
    void rows_of_levels_without_events_are_left_out_and_counted() {
        var study = new Study(9);
        for (int i = 0; i < study.y.length; i++) {
            if (study.period[i] == 2 || study.unit[i] == 4) {
                study.y[i] = 0;
            }
        }
        long silent = study.count(2, 4);

        var fit = PoissonEffects.fit(study.design(Absorption.GROUP_EFFECT), study.groups(study.weight, true));

        assertThat(fit.droppedRows()).isEqualTo(silent);
        assertThat(fit.rows()).isEqualTo(study.y.length - silent);
    }

    @Test
    void a_column_with_events_on_one_side_only_is_named_as_separation() {
        var study = new Study(9);
        for (int i = 0; i < study.y.length; i++) {
            study.y[i] = study.x[i][1] > 0 ? 0 : study.y[i] + 1;
        }

        assertThatThrownBy(() ->
                        PoissonEffects.fit(study.design(Absorption.GROUP_EFFECT), study.groups(study.weight, true)))
                .isInstanceOf(SeparationException.class)
                .hasMessage("Separation: the outcome is predicted without error by treated");
    }

    @Test
    void an_effect_with_too_many_levels_is_refused_by_name() {
        List<GroupRows> groups = new ArrayList<>();
        for (int i = 0; i < EffectLevels.MOST_LEVELS + 1; i++) {
            String[][] levels = {{"level" + i}};
            groups.add(
                    new GroupRows("u" + i, new double[1][2], new double[1], ones(1), ones(1), levels, new String[][] {
                        {"c", "c", "c", "c"}
                    }));
        }

        assertThatThrownBy(() -> LinearEffects.fit(new Study(2).design(Absorption.GROUP_EFFECT), Passes.over(groups)))
                .hasMessage(
                        "Fixed effect period has more than 2000 levels beside the effect that is taken out exactly");
    }

    @Test
    void a_regressor_that_the_effects_determine_is_named_and_has_no_estimate() {
        var study = new Study(9);
        for (int i = 0; i < study.y.length; i++) {
            study.x[i][0] = study.unit[i] * .3 + study.period[i] * .1;
        }

        var fit = LinearEffects.fit(study.design(Absorption.GROUP_EFFECT), study.groups(study.weight, true));

        assertThat(fit.model().aliased()).containsExactly("dose");
    }

    @Test
    void merging_parts_in_any_order_gives_the_same_bytes() {
        var study = new Study(40);
        var whole = LinearEffects.fit(study.design(Absorption.GROUP_EFFECT), study.groups(study.weight, true));
        var all = study.list(study.weight, true);
        Collections.shuffle(all, new Random(3));
        Passes<GroupRows> parts = new Parts(all);
        var merged = LinearEffects.fit(study.design(Absorption.GROUP_EFFECT), parts);

        assertThat(errors(merged.model(), parts, merged.linear().parameters(), true))
                .containsExactly(errors(
                        whole.model(),
                        study.groups(study.weight, true),
                        whole.linear().parameters(),
                        true));
    }

    /** Coefficients, then the errors and degrees of freedom of every covariance. */
    private static double[] errors(EffectsModel model, Passes<GroupRows> groups, int parameters, boolean isLinear) {
        var needs = new CovarianceNeeds()
                .scores(0)
                .leverage(0)
                .scores(1)
                .leverage(1)
                .scores(2)
                .scores(3)
                .robust();
        var covariance = model.covariance(model.regressors(), needs, groups);
        List<Estimate> all = new ArrayList<>();
        for (int clustering = 0; clustering < 2; clustering++) {
            for (var type : SCORED) {
                all.addAll(covariance.byScores(type, clustering, .95));
            }
            for (var type : LEVERED) {
                all.addAll(covariance.byLeverage(type, clustering, .95));
            }
        }
        all.addAll(covariance.twoWay(ClusterCovarianceType.CR1S, 0, 2, 3, .95));
        all.addAll(covariance.hc0(Double.NaN, .95));
        all.addAll(covariance.hc1(parameters, 5, .95));
        all.addAll(covariance.hc3(5, .95));
        all.addAll(model.classical(model.regressors(), 1, isLinear ? 5 : Double.NaN, .95));
        return all.stream()
                .flatMapToDouble(e -> Arrays.stream(
                        new double[] {e.estimate(), e.stdError(), Double.isNaN(e.df()) ? -1 : e.df() / 1000}))
                .toArray();
    }

    private static EffectsDesign design(String regressor, String effect, ClusterScope scope) {
        return new EffectsDesign(List.of(regressor), List.of(effect), Absorption.GROUP_EFFECT, List.of(scope));
    }

    private static GoldenAnswers answers(LinearEffects fit, Passes<GroupRows> groups, String cluster) {
        var covariance = fit.model()
                .covariance(
                        fit.model().regressors(),
                        new CovarianceNeeds().scores(0).leverage(0),
                        groups);
        return answers(covariance, List.of("post"), cluster)
                .summary("n_rows", fit.linear().rows());
    }

    private static GoldenAnswers answers(PoissonEffects fit, String cluster) {
        var needs = new CovarianceNeeds().scores(0);
        var covariance = fit.model().covariance(fit.model().regressors(), needs, fit.groups());
        var answers = new GoldenAnswers()
                .summary("n_rows", fit.rows())
                .summary("n_dropped", fit.droppedRows())
                .summary("deviance", fit.deviance())
                .summary("log_likelihood", fit.logLikelihood());
        SCORED.forEach(
                type -> answers.estimates(type + "(" + cluster + ")", List.of("D"), covariance.byScores(type, 0, .95)));
        return answers;
    }

    private static GoldenAnswers answers(EffectsCovariance covariance, List<String> terms, String cluster) {
        var answers = new GoldenAnswers();
        SCORED.forEach(type -> answers.estimates(type + "(" + cluster + ")", terms, covariance.byScores(type, 0, .95)));
        LEVERED.forEach(type -> answers.estimates(
                type.toString().replace('_', '-').replace("JACKKNIFE", "jackknife") + "(" + cluster + ")",
                terms,
                covariance.byLeverage(type, 0, .95)));
        return answers;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Puts the row number of the data, carried as exposure, to the exposure it stands for. */
    private static Passes.Mapping<GroupRows, GroupRows> exposed(GoldenRows rows) {
        double[] time = rows.numbers("person_time");
        return group -> {
            double[] exposure =
                    Arrays.stream(group.exposure()).map(i -> time[(int) i]).toArray();
            return new GroupRows(
                    group.key(), group.x(), group.y(), group.weight(), exposure, group.levels(), group.clusters());
        };
    }

    private static Passes<GroupRows> groups(
            GoldenRows rows,
            String by,
            double[][][] regressors,
            String outcome,
            double[] weight,
            String effect,
            String cluster) {
        Map<String, List<Integer>> at = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            at.computeIfAbsent(rows.texts(by).get(i), k -> new ArrayList<>()).add(i);
        }
        double[] y = rows.numbers(outcome);
        List<String> levels = rows.texts(effect);
        List<String> clusters = rows.texts(cluster);
        List<GroupRows> groups = new ArrayList<>();
        at.forEach((key, members) -> groups.add(new GroupRows(
                key,
                members.stream().map(i -> new double[] {regressors[0][0][i]}).toArray(double[][]::new),
                members.stream().mapToDouble(i -> y[i]).toArray(),
                members.stream().mapToDouble(i -> weight[i]).toArray(),
                members.stream().mapToDouble(i -> i).toArray(),
                members.stream().map(i -> new String[] {levels.get(i)}).toArray(String[][]::new),
                members.stream().map(i -> new String[] {clusters.get(i)}).toArray(String[][]::new))));
        return Passes.over(groups);
    }

    /** Adds groups to seven sums and merges these from the last to the first. */
    private record Parts(List<GroupRows> groups) implements Passes<GroupRows> {
        @Override
        public <S extends Sums<GroupRows, S>> S run(S empty) {
            List<S> sums = new ArrayList<>();
            for (int part = 0; part < 7; part++) {
                S copy = copy(empty);
                for (int i = part; i < groups.size(); i += 7) {
                    copy.add(groups.get(i));
                }
                sums.add(copy(copy));
            }
            S last = sums.get(6);
            for (int part = 5; part >= 0; part--) {
                last.merge(sums.get(part));
            }
            return last;
        }
    }

    /** What arrives where the rows are. */
    @SuppressWarnings("unchecked")
    private static <S extends Serializable> S copy(S sums) {
        try {
            var bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(sums);
            return (S) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A small unbalanced panel: units in practices, two regressors, counts, weights. */
    private static final class Study {
        private final int[] unit;
        private final int[] period;
        private final double[][] x;
        private final double[] y;
        private final double[] weight;

        private Study(int units) {
            var random = new Random(11);
            List<int[]> cells = new ArrayList<>();
            for (int i = 0; i < units; i++) {
                for (int t = 0; t < 5; t++) {
                    if (random.nextDouble() < .9) {
                        cells.add(new int[] {i, t});
                    }
                }
            }
            unit = cells.stream().mapToInt(c -> c[0]).toArray();
            period = cells.stream().mapToInt(c -> c[1]).toArray();
            x = new double[unit.length][2];
            y = new double[unit.length];
            weight = new double[unit.length];
            for (int i = 0; i < y.length; i++) {
                x[i][0] = random.nextGaussian();
                x[i][1] = unit[i] % 2 == 0 && period[i] > 1 + unit[i] % 3 ? 1 : 0;
                y[i] = Math.round(Math.exp(.8 + .3 * random.nextGaussian() + .2 * x[i][0] + .1 * unit[i] % 3));
                weight[i] = .5 + random.nextDouble();
            }
        }

        private EffectsDesign design(Absorption absorption) {
            boolean isWithin = absorption == Absorption.GROUP_EFFECT;
            return new EffectsDesign(
                    List.of("dose", "treated"),
                    isWithin ? List.of("period") : List.of("period", "unit"),
                    absorption,
                    List.of(
                            isWithin ? ClusterScope.GROUP : ClusterScope.NAMED,
                            ClusterScope.NAMED,
                            ClusterScope.NAMED,
                            isWithin ? ClusterScope.INSIDE_GROUP : ClusterScope.NAMED));
        }

        private Passes<GroupRows> groups(double[] weights, boolean isByUnit) {
            return Passes.over(list(weights, isByUnit));
        }

        /** By unit, or one row a group. Clusterings: unit, practice, period, unit and period. */
        private List<GroupRows> list(double[] weights, boolean isByUnit) {
            Map<Integer, List<Integer>> at = new LinkedHashMap<>();
            for (int i = 0; i < y.length; i++) {
                at.computeIfAbsent(isByUnit ? unit[i] : i, k -> new ArrayList<>())
                        .add(i);
            }
            List<GroupRows> groups = new ArrayList<>();
            at.forEach((key, members) -> groups.add(new GroupRows(
                    "g" + key,
                    members.stream().map(i -> x[i]).toArray(double[][]::new),
                    members.stream().mapToDouble(i -> y[i]).toArray(),
                    members.stream().mapToDouble(i -> weights[i]).toArray(),
                    ones(members.size()),
                    members.stream()
                            .map(i -> isByUnit
                                    ? new String[] {"p" + period[i]}
                                    : new String[] {"p" + period[i], "u" + unit[i]})
                            .toArray(String[][]::new),
                    members.stream()
                            .map(i -> new String[] {
                                "u" + unit[i], "c" + unit[i] / 3, "p" + period[i], unit[i] + "|" + period[i]
                            })
                            .toArray(String[][]::new))));
            return groups;
        }

        private long count(int silentPeriod, int silentUnit) {
            long count = 0;
            for (int i = 0; i < y.length; i++) {
                count += period[i] == silentPeriod || unit[i] == silentUnit ? 1 : 0;
            }
            return count;
        }
    }
}
