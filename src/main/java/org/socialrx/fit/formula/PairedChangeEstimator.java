package org.socialrx.fit.formula;

import java.util.List;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.instrument.PairedChange;

/** How a score changed within people. */
public final class PairedChangeEstimator implements Estimator {
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String INSTRUMENT = "instrument";
    private static final String THRESHOLDS = "thresholds";
    private static final String TERM = "mean-change";

    @Override
    public String name() {
        return "paired-change";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(BEFORE).required(),
                Key.column(AFTER).required(),
                Key.choice(INSTRUMENT, "swemwbs"),
                Key.numbers(THRESHOLDS).required().between(0, 1e9));
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
        var values = request.values();
        var pass =
                frame.rows(Selection.of(List.of(frame.number(values.text(BEFORE)), frame.number(values.text(AFTER)))));
        var scale = values.has(INSTRUMENT) ? ScoredPairs.Scale.SWEMWBS : ScoredPairs.Scale.PLAIN;
        var scores = pass.sum(new ScoredPairs(scale), ScoredPairs::add, ScoredPairs::merge);
        if (scores.unscored() > 0) {
            throw new FitException("%s: %,d values of %s and %s are %s"
                    .formatted(name(), scores.unscored(), values.text(BEFORE), values.text(AFTER), scale.what()));
        }
        var change = new PairedChange(scores.sums());
        var answer = new Answer();
        var mean = change.meanChange(request.level());
        answer.estimate(TERM, "paired-t", mean);
        answer.estimate(TERM, "wilcoxon", signedRank(change));
        summarise(answer, change, values);
        return answer.summary("n_rows_incomplete", pass.incomplete());
    }

    private static Estimate signedRank(PairedChange change) {
        var test = change.signedRank();
        return new Estimate(
                Double.NaN, Double.NaN, test.statistic(), Double.NaN, test.pValue(), Double.NaN, Double.NaN);
    }

    private static void summarise(Answer answer, PairedChange change, Values values) {
        answer.summary("n", change.people())
                .summary("mean_before", change.meanBefore())
                .summary("mean_after", change.meanAfter())
                .summary("mean_change", change.meanChange(0.95).estimate())
                .summary("sd_before", change.deviationBefore())
                .summary("sd_after", change.deviationAfter())
                .summary("sd_change", change.deviationOfChange())
                .summary("correlation", Numbers.finite(change.correlation()))
                .summary("d_baseline", Numbers.finite(change.effectAgainstBaseline()))
                .summary("d_average", Numbers.finite(change.effectAgainstAverage()))
                .summary("srm", Numbers.finite(change.responseMean()));
        var words = values.words(THRESHOLDS);
        double[] thresholds = values.numbers(THRESHOLDS);
        for (var i = 0; i < thresholds.length; i++) {
            answer.summary("share_change_ge_" + words.get(i), change.shareImproved(thresholds[i]))
                    .summary("share_change_le_-" + words.get(i), change.shareWorsened(thresholds[i]));
        }
    }
}
