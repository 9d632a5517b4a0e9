package org.socialrx.fit.regression;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.socialrx.fit.effects.EffectsErrors;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.Absorption;
import org.socialrx.stats.effects.EffectsModel;
import org.socialrx.stats.effects.GroupRows;
import org.socialrx.stats.effects.LinearEffects;
import org.socialrx.stats.effects.PoissonEffects;

/**
 * Linear and Poisson regressions with fixed effects.
 *
 * <p>CR2 and CR3 need an effect taken out to be nested in the clusters; where the one with the most levels is not, the
 * model is fitted a second time with the clusters as groups and the other effects as columns.
 */
final class EffectsRegression {
    private final Request request;
    private final RegressionRows rows;
    private final List<String> effects;
    private final Function<EffectsPlan, Fitted> fit;
    private final Answer answer = new Answer();

    private EffectsRegression(Request request, RegressionRows rows, Function<EffectsPlan, Fitted> fit) {
        this.request = request;
        this.rows = rows;
        this.effects = request.values().texts(RegressionRows.FIXED_EFFECTS);
        this.fit = fit;
    }

    /** Whether a model names fixed effects. */
    static boolean isAskedFor(Request request) {
        return !request.values().texts(RegressionRows.FIXED_EFFECTS).isEmpty();
    }

    /** Least squares. */
    static Answer linear(Request request, Frame frame) {
        RegressionRows rows = RegressionRows.withEffectsTakenOut(request, frame);
        return new EffectsRegression(request, rows, EffectsRegression::linear).run();
    }

    /** Poisson pseudo-maximum likelihood. */
    static Answer poisson(Request request, Frame frame) {
        RegressionRows rows = RegressionRows.withEffectsTakenOut(request, frame);
        PoissonEstimator.refuseNegative(request, rows);
        return new EffectsRegression(request, rows, EffectsRegression::poisson).run();
    }

    private Answer run() {
        EffectsPlan plan = EffectsPlan.byLargestEffect(rows, effects, request.covariance());
        Fitted main = fit.apply(plan);
        List<Covariance> here = request.covariance().stream()
                .filter(wanted -> isPossible(plan, main, wanted))
                .toList();
        EffectsErrors errors = errors(main, here, plan);
        for (Covariance wanted : request.covariance()) {
            if (here.contains(wanted)) {
                errors.addTo(answer, wanted, request.level());
            } else {
                EffectsPlan other =
                        EffectsPlan.byCluster(rows, effects, wanted.clusters().get(0), wanted);
                errors(fit.apply(other), List.of(wanted), other).addTo(answer, wanted, request.level());
            }
        }
        if (!main.model.aliased().isEmpty()) {
            answer.note(
                    "singular design: earlier columns and the fixed effects determine %s, reported without an estimate"
                            .formatted(String.join(", ", main.model.aliased())));
        }
        main.summary.forEach(answer::summary);
        return answer.summary("n_rows_incomplete", rows.survey().incomplete());
    }

    private static boolean isPossible(EffectsPlan plan, Fitted fitted, Covariance wanted) {
        return !EffectsErrors.hasLeverage(wanted.type())
                || plan.design().absorption() == Absorption.NOTHING
                || fitted.model.isGroupNested(plan.clusterings().position(wanted.clusters()));
    }

    private static EffectsErrors errors(Fitted fitted, List<Covariance> covariances, EffectsPlan plan) {
        var terms = new EffectsErrors.Terms(plan.design().regressors(), fitted.model.regressors());
        return new EffectsErrors(terms, covariances, plan.clusterings(), fitted.model, fitted.residual, fitted.groups);
    }

    private static Fitted linear(EffectsPlan plan) {
        LinearEffects fit = LinearEffects.fit(plan.design(), plan.groups());
        Map<String, Double> summary = new TreeMap<>(Map.of(
                "n_rows",
                (double) fit.linear().rows(),
                "df_residual",
                (double) fit.linear().residualDf(),
                "residual_sd",
                fit.linear().residualSd(),
                "r_squared",
                fit.linear().rSquared()));
        double variance = fit.linear().residualSquares() / fit.linear().residualDf();
        var residual = new EffectsErrors.Residual(
                variance, (double) fit.linear().residualDf(), fit.linear().parameters());
        return new Fitted(fit.model(), residual, plan.groups(), summary);
    }

    private static Fitted poisson(EffectsPlan plan) {
        PoissonEffects fit = PoissonEffects.fit(plan.design(), plan.groups());
        Map<String, Double> summary = new TreeMap<>(Map.of(
                "n_rows", (double) fit.rows(),
                "n_dropped", (double) fit.droppedRows(),
                "deviance", fit.deviance(),
                "log_likelihood", fit.logLikelihood(),
                "pearson_dispersion", fit.dispersion()));
        var residual = new EffectsErrors.Residual(1, Double.NaN, Math.toIntExact(fit.parameters()));
        return new Fitted(fit.model(), residual, fit.groups(), summary);
    }

    /** What both kinds of fit have. */
    private record Fitted(
            EffectsModel model,
            EffectsErrors.Residual residual,
            Passes<GroupRows> groups,
            Map<String, Double> summary) {}
}
