package org.socialrx.stats.panel;

import java.util.List;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.EffectsModel;
import org.socialrx.stats.effects.GroupRows;
import org.socialrx.stats.linear.LinearFit;

/**
 * A difference-in-differences regression.
 *
 * @param terms names of what is estimated
 * @param combinations what each term is made of, weights of the regressors
 * @param linear the fit of all columns
 * @param model coefficients and covariances
 * @param rows the rows of the regression, for the pass of the covariances
 * @param units how many units the rows come from
 */
public record PanelFit(
        List<String> terms,
        List<double[]> combinations,
        LinearFit linear,
        EffectsModel model,
        Passes<GroupRows> rows,
        long units) {
    public PanelFit {
        terms = List.copyOf(terms);
        combinations = List.copyOf(combinations);
    }
}
