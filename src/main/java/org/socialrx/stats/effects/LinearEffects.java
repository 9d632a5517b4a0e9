package org.socialrx.stats.effects;

import org.socialrx.stats.Passes;
import org.socialrx.stats.linear.LinearFit;

/**
 * Weighted least squares with fixed effects: two passes over the groups, and one more for covariances.
 *
 * <p>Frisch and Waugh (1933), Econometrica 1: regressing what the group effects leave of the outcome on what they leave
 * of the columns gives the coefficients of the full regression. Singletons are kept: they count as rows and as effects.
 *
 * @param linear the fit of all columns
 * @param model its terms and covariances
 */
public record LinearEffects(LinearFit linear, EffectsModel model) {
    /**
     * Fits.
     *
     * @throws TooManyLevelsException when an effect beside the group's has too many levels
     * @throws org.socialrx.stats.TooFewRowsException with fewer rows than parameters
     */
    public static LinearEffects fit(EffectsDesign design, Passes<GroupRows> groups) {
        EffectLevels levels = groups.run(new EffectLevels(design));
        levels.check();
        EffectColumns columns = new EffectColumns(design, levels);
        LinearFit fit =
                groups.run(new LinearPass(columns, design.absorption())).sums().solve(columns.names());
        WorkingRows rows = new LinearRows(columns, design.absorption(), fit.coefficients());
        return new LinearEffects(
                fit, new EffectsModel(design, levels, columns, fit.coefficients(), fit.root(), fit.rows(), rows));
    }
}
