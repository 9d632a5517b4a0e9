package org.socialrx.stats.etwfe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Passes;
import org.socialrx.stats.SeparationException;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.count.LevelEffectSums;
import org.socialrx.stats.count.UnitPoissonFit;
import org.socialrx.stats.count.UnitPoissonRegression;
import org.socialrx.stats.inference.ClusterCovarianceType;

class EtwfePoissonTest {
    private static final List<Integer> PERIODS = List.of(1, 2, 3, 4);
    private static final List<Clustering> BY_PRACTICE_AND_UNIT = List.of(
            new Clustering(Clustering.Size.ACROSS_UNITS, Clustering.Leverage.KEPT),
            new Clustering(Clustering.Size.WITHIN_UNITS, Clustering.Leverage.NONE));

    @Test
    void unit_levels_with_a_covariate_give_what_a_regression_with_dummies_gives() {
        var units = simulated(300, 1, new Random(4));
        var fit = fit(Absorbed.UNIT, List.of("age"), units);
        var dummies = new Dummies(units);

        var covariance = fit.covariance(0);
        var reference = dummies.fit.byCluster();
        for (var effect : fit.design().effects()) {
            var ours = fit.coefficient(effect.column());
            String name = fit.design().names().get(effect.column());
            int position = dummies.fit.position(name);
            assertThat(ours.value()).isCloseTo(dummies.fit.coefficients()[position], offset(1e-9));
            for (var type : List.of(ClusterCovarianceType.CR1S, ClusterCovarianceType.CR2)) {
                var own = covariance.estimate(type, ours.value(), ours.gradient(), .95);
                var theirs = reference
                        .estimates(type, dummies.fit.coefficients(), .95)
                        .get(position);
                assertThat(own.stdError()).isCloseTo(theirs.stdError(), offset(1e-8));
                assertThat(own.df()).isCloseTo(theirs.df(), offset(1e-5));
            }
        }
        var level = dummies.level();
        var ratio = level.logRatio(reference, ClusterCovarianceType.CR1S, .95);
        var ours = fit.logRatioAtt();
        assertThat(ours.value()).isCloseTo(ratio.estimate(), offset(1e-9));
        assertThat(covariance
                        .estimate(ClusterCovarianceType.CR1S, ours.value(), ours.gradient(), .95)
                        .stdError())
                .isCloseTo(ratio.stdError(), offset(1e-8));
        assertThat(fit.logLikelihood()).isCloseTo(dummies.fit.logLikelihood(), offset(1e-7));
        assertThat(fit.deviance()).isCloseTo(dummies.fit.deviance(), offset(1e-7));
        assertThat(fit.rows()).isEqualTo(dummies.fit.sums().rows());
    }

    @Test
    void sums_by_practice_and_cohort_give_what_the_rows_give() {
        var units = simulated(200, 1, new Random(5));
        var without = units.stream().map(EtwfePoissonTest::withoutCovariates).toList();
        List<CountUnit> idle =
                units.stream().map(EtwfePoissonTest::withIdleCovariate).toList();

        var bySums = fit(Absorbed.COHORT, List.of(), without);
        var byRows = fit(Absorbed.COHORT, List.of("idle"), idle);

        assertThat(bySums.logLikelihood()).isCloseTo(byRows.logLikelihood(), offset(1e-8));
        assertThat(bySums.deviance()).isCloseTo(byRows.deviance(), offset(1e-8));
        for (int clustering = 0; clustering < 2; clustering++) {
            var one = bySums.levelAtt();
            var other = byRows.levelAtt();
            assertThat(one.value()).isCloseTo(other.value(), offset(1e-10));
            assertThat(error(bySums, clustering, one)).isCloseTo(error(byRows, clustering, other), offset(1e-10));
        }
        assertThat(bySums.covariance(0).parameters())
                .isEqualTo(byRows.covariance(0).parameters());
    }

    @Test
    void any_order_and_partitioning_of_units_gives_the_same_doubles() {
        for (var absorbed : Absorbed.values()) {
            var units = simulated(120, 1, new Random(6));
            var whole = fit(absorbed, List.of("age"), units);
            var parts = new ArrayList<>(units);
            Collections.shuffle(parts, new Random(1));

            var inParts =
                    new EtwfePoisson(PERIODS, absorbed, List.of("age"), BY_PRACTICE_AND_UNIT).fit(new InParts<>(parts));

            assertThat(inParts.levelAtt().value()).isEqualTo(whole.levelAtt().value());
            assertThat(error(inParts, 0, inParts.levelAtt())).isEqualTo(error(whole, 0, whole.levelAtt()));
            assertThat(error(inParts, 1, inParts.levelAtt())).isEqualTo(error(whole, 1, whole.levelAtt()));
        }
    }

    @Test
    void always_treated_units_and_periods_without_untreated_are_left_out_and_counted() {
        var random = new Random(7);
        List<CountUnit> units = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            int cohort = List.of(1, 3, 4).get(i % 3);
            units.add(withoutCovariates(unit(cohort, i, 0, 1, random)));
        }

        var fit = fit(Absorbed.COHORT, List.of(), units);

        // Cohort 1 has 30 units of 4 rows; in period 4 nobody is untreated: 60 rows more.
        assertThat(fit.uninformativeRows()).isEqualTo(180);
        assertThat(fit.silentRows()).isZero();
        assertThat(fit.rows()).isEqualTo(180);
        assertThat(fit.design().effects())
                .extracting(EtwfeDesign.Effect::eventTime)
                .containsExactly(0);
    }

    @Test
    void an_effect_without_any_event_is_named() {
        var random = new Random(8);
        List<CountUnit> units = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            var unit = withoutCovariates(unit(i % 2 == 0 ? 0 : 4, i, 0, 1, random));
            if (unit.cohort() == 4) {
                unit.counts()[3] = 0;
            }
            units.add(unit);
        }

        assertThatThrownBy(() -> fit(Absorbed.COHORT, List.of(), units))
                .isInstanceOf(SeparationException.class)
                .hasMessageContaining("delta(4,4)");
    }

    @Test
    void nobody_treated_is_refused() {
        var units = List.of(withoutCovariates(unit(0, 1, 0, 1, new Random(1))));

        assertThatThrownBy(() -> fit(Absorbed.COHORT, List.of(), units)).isInstanceOf(TooFewRowsException.class);
    }

    private static double error(EtwfeFit fit, int clustering, EtwfeFit.Combined made) {
        return fit.covariance(clustering)
                .estimate(ClusterCovarianceType.CR1S, made.value(), made.gradient(), .95)
                .stdError();
    }

    private static EtwfeFit fit(Absorbed absorbed, List<String> covariates, List<CountUnit> units) {
        return new EtwfePoisson(PERIODS, absorbed, covariates, BY_PRACTICE_AND_UNIT).fit(Passes.over(units));
    }

    private static CountUnit withoutCovariates(CountUnit unit) {
        return new CountUnit(
                unit.cohort(), unit.rows(), unit.counts(), unit.exposures(), new double[0][], unit.labels());
    }

    private static CountUnit withIdleCovariate(CountUnit unit) {
        return new CountUnit(
                unit.cohort(),
                unit.rows(),
                unit.counts(),
                unit.exposures(),
                new double[PERIODS.size()][1],
                unit.labels());
    }

    private static List<CountUnit> simulated(int count, double scale, Random random) {
        List<CountUnit> units = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            units.add(
                    unit(List.of(0, 0, 2, 3, 4).get(random.nextInt(5)), i, .2 * random.nextGaussian(), scale, random));
        }
        return units;
    }

    private static CountUnit unit(int cohort, int id, double level, double scale, Random random) {
        double[] y = new double[4];
        double[] e = new double[4];
        double[][] x = new double[4][1];
        for (int t = 0; t < 4; t++) {
            e[t] = .5 + random.nextDouble();
            x[t][0] = random.nextGaussian();
            double effect = cohort > 0 && t + 1 >= cohort ? .7 : 1;
            double mean = scale * e[t] * Math.exp(.2 + level + .1 * t + .2 * x[t][0]) * effect;
            double limit = Math.exp(-mean);
            for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
                y[t]++;
            }
        }
        String[][] labels = {{"practice " + id % 9}, {"person " + id}};
        return new CountUnit(cohort, new int[] {1, 1, 1, 1}, y, e, x, labels);
    }

    /** Passes over five parts that are merged. */
    private record InParts<R>(List<R> rows) implements Passes<R> {
        @Override
        public <S extends Passes.Sums<R, S>> S run(S empty) {
            byte[] frozen = org.apache.commons.lang3.SerializationUtils.serialize(empty);
            S whole = org.apache.commons.lang3.SerializationUtils.deserialize(frozen);
            for (int part = 0; part < 5; part++) {
                S sums = org.apache.commons.lang3.SerializationUtils.deserialize(frozen);
                for (int i = part; i < rows.size(); i += 5) {
                    sums.add(rows.get(i));
                }
                whole.merge(sums);
            }
            return whole;
        }
    }

    /** The same model with a dummy a period and effect on the regression with unit effects taken out. */
    private static final class Dummies {
        private static final List<String> NAMES = List.of(
                "2",
                "3",
                "4",
                "delta(2,2)",
                "delta(2,3)",
                "delta(2,4)",
                "delta(3,3)",
                "delta(3,4)",
                "delta(4,4)",
                "age");
        private final List<CountUnit> units;
        private final UnitPoissonFit fit;

        private Dummies(List<CountUnit> units) {
            this.units = units;
            fit = new UnitPoissonRegression(NAMES).fit(sums -> {
                units.forEach(
                        unit -> sums.addUnit(unit.labels()[0][0], 1, rows(unit), unit.counts(), unit.exposures()));
                return sums;
            });
        }

        private org.socialrx.stats.count.LevelEffect level() {
            LevelEffectSums sums = fit.levelEffect(NAMES.subList(3, 9));
            units.forEach(unit -> {
                boolean[] counts = new boolean[4];
                for (int t = 0; t < 4; t++) {
                    counts[t] = unit.cohort() > 0 && t + 1 >= unit.cohort();
                }
                sums.addUnit(1, rows(unit), unit.counts(), unit.exposures(), counts);
            });
            return sums.solve();
        }

        private static double[][] rows(CountUnit unit) {
            double[][] rows = new double[4][NAMES.size()];
            for (int t = 0; t < 4; t++) {
                if (t > 0) {
                    rows[t][t - 1] = 1;
                }
                int effect = NAMES.indexOf("delta(%d,%d)".formatted(unit.cohort(), t + 1));
                if (effect >= 0) {
                    rows[t][effect] = 1;
                }
                rows[t][9] = unit.covariates()[t][0];
            }
            return rows;
        }
    }
}
