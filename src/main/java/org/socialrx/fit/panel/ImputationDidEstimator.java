package org.socialrx.fit.panel;

import java.util.List;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.panel.ImputationDid;

/** Imputation of untreated outcomes, with its conservative error. */
public final class ImputationDidEstimator implements Estimator {
    @Override
    public String name() {
        return "imputation-did";
    }

    @Override
    public List<Key> keys() {
        return PanelKeys.withCohort();
    }

    @Override
    public Set<CovarianceType> covariances() {
        return Set.of(CovarianceType.IMPUTATION);
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return PanelKeys.byUnit(CovarianceType.IMPUTATION, values);
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        List<List<String>> clusters = request.covariance().stream()
                .map(wanted -> wanted.clusters().isEmpty()
                        ? List.of(request.values().text(PanelKeys.UNIT))
                        : wanted.clusters())
                .toList();
        PanelInput input = PanelInput.withCohort(request, frame);
        ImputationDid fit = ImputationDid.fit(input.rules(), input.units());
        Answer answer = new Answer();
        for (int i = 0; i < clusters.size(); i++) {
            Covariance wanted = request.covariance().get(i);
            answer.estimates(
                    fit.terms(),
                    wanted.label(),
                    estimates(answer, wanted, fit, input.clusterings().position(clusters.get(i)), request.level()));
        }
        if (fit.treatedRowsLeftOut() > 0) {
            answer.note("%,d treated rows have no untreated row of their unit, or of their period, to be imputed from"
                    .formatted(fit.treatedRowsLeftOut()));
        }
        return answer.summary("n_treated_cells", fit.treatedRows())
                .summary("n_treated_cells_left_out", fit.treatedRowsLeftOut())
                .summary("n_rows_incomplete", input.incomplete());
    }

    private static List<Estimate> estimates(
            Answer answer, Covariance wanted, ImputationDid fit, int clustering, double level) {
        try {
            return fit.estimates(clustering, level);
        } catch (TooFewRowsException e) {
            answer.note("%s: %s".formatted(wanted.label(), e.getMessage()));
            return fit.withoutErrors();
        }
    }
}
