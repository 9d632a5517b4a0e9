package org.socialrx.fit.panel;

import org.socialrx.fit.effects.EffectsErrors;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.panel.PanelFit;

/** The answer of a regression of this package. */
final class PanelAnswer {
    private PanelAnswer() {}

    static Answer of(Request request, PanelInput input, PanelFit fit) {
        double variance = fit.linear().residualSquares() / fit.linear().residualDf();
        var residual = new EffectsErrors.Residual(
                variance, (double) fit.linear().residualDf(), fit.linear().parameters());
        var errors = new EffectsErrors(
                new EffectsErrors.Terms(fit.terms(), fit.combinations()),
                request.covariance(),
                input.clusterings(),
                fit.model(),
                residual,
                fit.rows());
        Answer answer = new Answer();
        request.covariance().forEach(wanted -> errors.addTo(answer, wanted, request.level()));
        if (!fit.model().aliased().isEmpty()) {
            answer.note("earlier columns and the effects determine %s; terms that need them have no estimate"
                    .formatted(String.join(", ", fit.model().aliased())));
        }
        return answer.summary("n_rows", fit.linear().rows())
                .summary("n_rows_incomplete", input.incomplete())
                .summary("n_units", fit.units());
    }
}
