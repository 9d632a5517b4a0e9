package org.socialrx.fit.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.inequality.SlopeIndex;

/** Slope and relative index of inequality. */
public final class SlopeIndexEstimator implements Estimator {
    private static final String TRANSFORM = "transform";

    @Override
    public String name() {
        return "slope-index";
    }

    @Override
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>(RankedRows.keys());
        keys.add(Key.choice(TRANSFORM, "none", "log", "logit").required());
        return keys;
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
        var rows = RankedRows.of(request, frame);
        var groups = rows.groups();
        var transform =
                SlopeIndex.Transform.valueOf(request.values().text(TRANSFORM).toUpperCase(Locale.ROOT));
        var index = SlopeIndex.of(groups, transform);
        return new Answer()
                .summary("intercept", index.intercept())
                .summary("sii", index.sii())
                .summary("rii", Numbers.finite(index.rii()))
                .summary("slope_on_transformed_scale", index.transformedSlope())
                .summary("concentration_index", Numbers.finite(groups.concentrationIndex()))
                .summary("n_rows", rows.survey().rows())
                .summary("n_rows_incomplete", rows.survey().incomplete());
    }
}
