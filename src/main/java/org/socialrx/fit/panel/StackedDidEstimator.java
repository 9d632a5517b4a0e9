package org.socialrx.fit.panel;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.panel.StackWindow;
import org.socialrx.stats.panel.StackedDid;

/** Stacked difference-in-differences with the weights of Wing, Freedman and Hollingsworth. */
public final class StackedDidEstimator implements Estimator {
    private static final String WINDOW = "window";
    private static final String COHORTS = "cohorts";
    private static final int MOST = 100_000;

    @Override
    public String name() {
        return "stacked-did";
    }

    @Override
    public List<Key> keys() {
        return PanelKeys.withCohort(
                Key.map(
                                WINDOW,
                                Key.whole("before").required().between(1, MOST),
                                Key.whole("after").required().between(0, MOST))
                        .required(),
                Key.wholes(COHORTS).required());
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
        Values window = request.values().map(WINDOW);
        TreeSet<Integer> cohorts = new TreeSet<>();
        request.values().wholes(COHORTS).forEach(cohort -> cohorts.add(Math.toIntExact(cohort)));
        var stack = new StackedDid(
                input.rules(),
                new StackWindow(Math.toIntExact(window.whole("before")), Math.toIntExact(window.whole("after"))));
        StackedDid.Result result = stack.fit(cohorts, input.units());
        Answer answer = PanelAnswer.of(request, input, result.panel());
        result.controlWeights().forEach((cohort, weight) -> answer.summary("control_weight " + cohort, weight));
        return answer;
    }
}
