package org.socialrx.stats.rollout;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.socialrx.stats.count.LevelEffect;
import org.socialrx.stats.count.UnitPoissonFit;
import org.socialrx.stats.count.UnitPoissonRegression;
import org.socialrx.stats.count.UnitPoissonSums;
import org.socialrx.stats.inference.ClusterCovariance;

/**
 * A two-way Poisson model of contacts by practice and calendar period: practice effects, period effects, person-time.
 *
 * @param sample what it was fitted to
 * @param design its regressors
 * @param fit the fit
 * @param covariance by practice
 */
public record TwoWayFit(RollOutSample sample, TwoWayDesign design, UnitPoissonFit fit, ClusterCovariance covariance) {
    /**
     * Fits.
     *
     * @throws org.socialrx.stats.EstimationException if the practices do not determine the effects
     */
    public static TwoWayFit of(RollOutSample sample, TwoWayDesign design) {
        var fit = new UnitPoissonRegression(design.terms()).fit(sums -> add(sample, design, sums));
        for (var effect : design.effects()) {
            if (Double.isNaN(fit.coefficients()[fit.position(effect)])) {
                throw new NoRollOutException("The practices do not determine the effect of " + effect);
            }
        }
        return new TwoWayFit(sample, design, fit, fit.byCluster());
    }

    private static UnitPoissonSums add(RollOutSample sample, TwoWayDesign design, UnitPoissonSums sums) {
        sample.practices()
                .forEach(practice -> sums.addUnit(
                        practice.id(), 1, design.rows(practice), contacts(sample, practice), years(sample, practice)));
        return sums;
    }

    /** Contacts with and without the effect, over practices and periods at chosen periods since the beginning. */
    public LevelEffect effect(IntPredicate sinceBeginning) {
        var sums = fit.levelEffect(design.effects());
        for (var practice : sample.practices()) {
            var counts = new boolean[sample.periods()];
            for (var period = 1; period <= counts.length; period++) {
                counts[period - 1] = practice.hasBegun(period) && sinceBeginning.test(period - practice.cohort());
            }
            sums.addUnit(1, design.rows(practice), contacts(sample, practice), years(sample, practice), counts);
        }
        return sums.solve();
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
