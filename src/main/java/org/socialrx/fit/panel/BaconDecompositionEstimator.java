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
import org.socialrx.stats.panel.BaconDecomposition;

/** Goodman-Bacon's decomposition of the two-way fixed effects estimate. */
public final class BaconDecompositionEstimator implements Estimator {
    @Override
    public String name() {
        return "bacon-decomposition";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(PanelKeys.OUTCOME).required(),
                Key.column(PanelKeys.UNIT).required(),
                Key.column(PanelKeys.TIME).required(),
                Key.column("treatment").required());
    }

    @Override
    public Set<CovarianceType> covariances() {
        return Set.of();
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of();
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        PanelInput input = PanelInput.withTreatment(request, frame);
        BaconDecomposition decomposition = BaconDecomposition.of(input.units());
        Answer answer = new Answer();
        decomposition.comparisons().forEach(c -> answer.decomposition(c.term(), c.estimate(), c.weight()));
        return answer.summary("twfe", decomposition.twoWayFixedEffects())
                .summary("n_rows_incomplete", input.incomplete());
    }
}
