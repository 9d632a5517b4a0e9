package org.socialrx.fit.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.inequality.Concentration;

/** Concentration index and other measures of how a value is spread over ranks. */
public final class ConcentrationIndexEstimator implements Estimator {
    private static final String BOUNDED = "bounded";

    @Override
    public String name() {
        return "concentration-index";
    }

    @Override
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>(RankedRows.keys());
        keys.add(Key.flag(BOUNDED).required());
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
        boolean isBounded = request.values().isSet(BOUNDED);
        if (isBounded) {
            rows.refuseUnbounded();
        }
        var spread = Concentration.of(rows.groups());
        if (spread.mean() == 0) {
            throw new FitException("the population mean is 0; a concentration index divides by it");
        }
        var answer = new Answer()
                .summary("concentration_index", spread.index())
                .summary("population_mean", spread.mean())
                .summary("top_bottom_ratio", Numbers.finite(spread.topBottomRatio()))
                .summary("top_bottom_difference", spread.topBottomDifference())
                .summary("theil", Numbers.finite(spread.theil()))
                .summary("mean_log_deviation", Numbers.finite(spread.meanLogDeviation()));
        if (isBounded) {
            answer.summary("erreygers", spread.erreygers()).summary("wagstaff", Numbers.finite(spread.wagstaff()));
        }
        note(answer, spread);
        return answer.summary("n_rows", rows.survey().rows())
                .summary("n_rows_incomplete", rows.survey().incomplete());
    }

    private static void note(Answer answer, Concentration spread) {
        if (!Double.isFinite(spread.topBottomRatio())) {
            answer.note("top_bottom_ratio is empty: the value of rank 1 is 0");
        }
        if (!Double.isFinite(spread.theil()) || !Double.isFinite(spread.meanLogDeviation())) {
            answer.note(
                    "theil or mean_log_deviation is empty: they need logarithms, and some rank's value is not positive");
        }
    }
}
