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
import org.socialrx.stats.panel.EventStudy;

/** Event study by two-way fixed effects. */
public final class EventStudyEstimator implements Estimator {
    @Override
    public String name() {
        return "event-study";
    }

    @Override
    public List<Key> keys() {
        return PanelKeys.withCohort(Key.whole(PanelKeys.REFERENCE).required());
    }

    @Override
    public Set<CovarianceType> covariances() {
        return CovarianceType.BY_CLUSTER;
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return PanelKeys.byUnit(CovarianceType.CR1S, values);
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        PanelInput input = PanelInput.withCohort(request, frame);
        int reference = Math.toIntExact(request.values().whole(PanelKeys.REFERENCE));
        return PanelAnswer.of(request, input, EventStudy.fit(input.rules(), reference, input.units()));
    }
}
