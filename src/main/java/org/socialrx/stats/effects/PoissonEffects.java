package org.socialrx.stats.effects;

import java.util.List;
import org.socialrx.stats.Passes;
import org.socialrx.stats.count.PoissonFit;
import org.socialrx.stats.count.PoissonRegression;
import org.socialrx.stats.count.UnitPoissonFit;
import org.socialrx.stats.count.UnitPoissonRegression;

/**
 * Poisson pseudo-maximum likelihood with fixed effects: two passes over the groups, one a step, and one more for
 * covariances.
 *
 * <p>Group effects are taken out at every step by their own first-order condition (Hausman, Hall and Griliches 1984,
 * Econometrica 52). Levels without any event are left out with their rows, counted.
 *
 * @param rows how many rows count
 * @param droppedRows rows of levels without events
 * @param parameters K, all effects among them
 * @param deviance twice the distance from the saturated model
 * @param logLikelihood at the estimate
 * @param dispersion Pearson chi-squared over N-K
 * @param model terms and covariances
 * @param groups the rows that count, for the pass of the covariances
 */
public record PoissonEffects(
        long rows,
        long droppedRows,
        long parameters,
        double deviance,
        double logLikelihood,
        double dispersion,
        EffectsModel model,
        Passes<GroupRows> groups) {
    /**
     * Fits.
     *
     * @throws TooManyLevelsException when an effect beside the group's has too many levels
     * @throws org.socialrx.stats.SeparationException naming columns or levels whose coefficients run to infinity
     */
    public static PoissonEffects fit(EffectsDesign design, Passes<GroupRows> groups) {
        EffectLevels all = groups.run(new EffectLevels(design));
        all.check();
        EventRows events = new EventRows(design, all);
        Passes<GroupRows> telling = groups.map(events::of);
        EffectLevels levels = telling.run(new EffectLevels(design));
        EffectColumns columns = new EffectColumns(design, levels);
        long dropped = all.rows() - levels.rows();
        return design.absorption() == Absorption.GROUP_EFFECT
                ? within(design, levels, columns, telling, dropped)
                : plain(design, levels, columns, telling, dropped);
    }

    private static PoissonEffects within(
            EffectsDesign design, EffectLevels levels, EffectColumns columns, Passes<GroupRows> groups, long dropped) {
        List<String> names = columns.names();
        UnitPoissonFit fit = new UnitPoissonRegression(names)
                .fit(empty -> groups.run(PoissonPass.of(columns, empty)).within());
        var rows = new PoissonRows(columns, design.absorption(), fit.coefficients());
        long counted = fit.sums().rows();
        var model = new EffectsModel(design, levels, columns, fit.coefficients(), fit.root(), counted, rows);
        long parameters = fit.rank() + fit.sums().units();
        return new PoissonEffects(
                counted, dropped, parameters, fit.deviance(), fit.logLikelihood(), fit.dispersion(), model, groups);
    }

    private static PoissonEffects plain(
            EffectsDesign design, EffectLevels levels, EffectColumns columns, Passes<GroupRows> groups, long dropped) {
        PoissonFit fit = new PoissonRegression(columns.names())
                .fit(empty -> groups.run(PoissonPass.of(columns, empty)).plain());
        var rows = new PoissonRows(columns, design.absorption(), fit.coefficients());
        var model = new EffectsModel(design, levels, columns, fit.coefficients(), fit.root(), fit.rows(), rows);
        return new PoissonEffects(
                fit.rows(),
                dropped,
                fit.parameters(),
                fit.deviance(),
                fit.logLikelihood(),
                fit.dispersion(),
                model,
                groups);
    }
}
