package org.socialrx.stats.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.socialrx.stats.Passes;
import org.socialrx.stats.count.LevelEffect;
import org.socialrx.stats.count.UnitPoissonRegression;
import org.socialrx.stats.count.UnitPoissonSums;
import org.socialrx.stats.etwfe.Absorbed;
import org.socialrx.stats.etwfe.Clustering;
import org.socialrx.stats.etwfe.CountUnit;
import org.socialrx.stats.etwfe.EtwfePoisson;
import org.socialrx.stats.inference.ClusterCovariance;

/**
 * A two-way Poisson model of contacts by practice and calendar period: practice effects, period effects, person-time.
 *
 * <p>Extended: one effect for every cohort and period since its beginning, so that a practice that began long ago is
 * never the control of one that begins (Wooldridge, Econometrics Journal 2023;26:C31). Plain: a single effect, shown as
 * what not to believe.
 */
public final class TwoWayFit {
    private static final String BEGUN = "begun";
    private static final double[][] NO_COVARIATES = {};

    private final int effects;
    private final ClusterCovariance covariance;
    private final double[][] inverse;
    private final Function<IntPredicate, LevelEffect> levels;

    private TwoWayFit(
            int effects, ClusterCovariance covariance, double[][] inverse, Function<IntPredicate, LevelEffect> levels) {
        this.effects = effects;
        this.covariance = covariance;
        this.inverse = inverse;
        this.levels = levels;
    }

    /**
     * An effect of its own for every cohort and period.
     *
     * @throws org.socialrx.stats.EstimationException if the practices do not determine the effects
     */
    public static TwoWayFit extended(RollOutSample sample) {
        var clusters = new Clustering(Clustering.Size.ACROSS_UNITS, Clustering.Leverage.KEPT);
        var periods = IntStream.rangeClosed(1, sample.periods()).boxed().toList();
        var units = sample.practices().stream()
                .map(practice -> unit(sample, practice))
                .toList();
        var fit = new EtwfePoisson(periods, Absorbed.UNIT, List.of(), List.of(clusters)).fit(Passes.over(units));
        for (var effect : fit.design().effects()) {
            if (Double.isNaN(fit.coefficient(effect.column()).value())) {
                throw undetermined(fit.design().names().get(effect.column()));
            }
        }
        return new TwoWayFit(
                fit.design().effects().size(), fit.covariance(0).byLeverage(), fit.inverse(), fit::levelEffect);
    }

    private static CountUnit unit(RollOutSample sample, Practice practice) {
        double[] years = years(sample, practice);
        int[] rows = new int[years.length];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = years[t] > 0 ? 1 : 0;
        }
        String[][] label = {{practice.id()}};
        return new CountUnit(practice.cohort(), rows, contacts(sample, practice), years, NO_COVARIATES, label);
    }

    /**
     * One effect for all.
     *
     * @throws org.socialrx.stats.EstimationException if the practices do not determine the effect
     */
    public static TwoWayFit plain(RollOutSample sample) {
        List<String> terms = new ArrayList<>();
        IntStream.rangeClosed(2, sample.periods()).forEach(period -> terms.add("period " + period));
        terms.add(BEGUN);
        var fit = new UnitPoissonRegression(terms).fit(sums -> add(sample, sums));
        if (Double.isNaN(fit.coefficients()[fit.position(BEGUN)])) {
            throw undetermined(BEGUN);
        }
        return new TwoWayFit(1, fit.byCluster(), fit.inverse(), sinceBeginning -> {
            var sums = fit.levelEffect(List.of(BEGUN));
            for (var practice : sample.practices()) {
                var counts = new boolean[sample.periods()];
                for (var period = 1; period <= counts.length; period++) {
                    counts[period - 1] = practice.hasBegun(period) && sinceBeginning.test(period - practice.cohort());
                }
                sums.addUnit(1, rows(sample, practice), contacts(sample, practice), years(sample, practice), counts);
            }
            return sums.solve();
        });
    }

    private static UnitPoissonSums add(RollOutSample sample, UnitPoissonSums sums) {
        sample.practices()
                .forEach(practice -> sums.addUnit(
                        practice.id(), 1, rows(sample, practice), contacts(sample, practice), years(sample, practice)));
        return sums;
    }

    /** Regressors of the plain model, period by period: periods but the first, and whether the practice has begun. */
    private static double[][] rows(RollOutSample sample, Practice practice) {
        var rows = new double[sample.periods()][sample.periods()];
        for (var period = 1; period <= rows.length; period++) {
            if (period > 1) {
                rows[period - 1][period - 2] = 1;
            }
            rows[period - 1][rows.length - 1] = practice.hasBegun(period) ? 1 : 0;
        }
        return rows;
    }

    private static NoRollOutException undetermined(String effect) {
        return new NoRollOutException("The practices do not determine the effect " + effect);
    }

    /** How many effects of having begun the model has. */
    public int effects() {
        return effects;
    }

    /** Covariance of the coefficients by practice. */
    public ClusterCovariance covariance() {
        return covariance;
    }

    /** Inverse information: the covariance if practices and periods were independent. */
    public double[][] inverse() {
        return inverse.clone();
    }

    /** Contacts with and without the effect, over practices and periods at chosen periods since the beginning. */
    public LevelEffect effect(IntPredicate sinceBeginning) {
        return levels.apply(sinceBeginning);
    }

    private static double[] contacts(RollOutSample sample, Practice practice) {
        return IntStream.rangeClosed(1, sample.periods())
                .mapToDouble(practice::contacts)
                .toArray();
    }

    private static double[] years(RollOutSample sample, Practice practice) {
        return IntStream.rangeClosed(1, sample.periods())
                .mapToDouble(practice::years)
                .toArray();
    }
}
