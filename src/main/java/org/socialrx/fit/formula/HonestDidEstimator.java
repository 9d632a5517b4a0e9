package org.socialrx.fit.formula;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.honest.EventStudy;
import org.socialrx.stats.honest.HonestInterval;
import org.socialrx.stats.honest.RelativeMagnitudes;
import org.socialrx.stats.honest.SecondDifferences;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.study.Problem;

/** How far an effect holds when trends are not parallel. */
public final class HonestDidEstimator implements Estimator {
    private static final String SECOND_DIFFERENCES = "second-differences";
    private static final int POINTS = 1000;
    private static final double HALF_WIDTH = 20;

    @Override
    public String name() {
        return "honest-did";
    }

    @Override
    public boolean needsRows() {
        return false;
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.numbers(HonestKeys.ESTIMATES).required(),
                Key.matrix(HonestKeys.COVARIANCE).required(),
                Key.whole(HonestKeys.BEFORE).required().between(1, 1000),
                Key.whole(HonestKeys.AFTER).required().between(1, 1000),
                Key.numbers(HonestKeys.COMBINATION).required(),
                Key.choice(HonestKeys.RESTRICTION, SECOND_DIFFERENCES, "relative-magnitudes")
                        .required(),
                Key.numbers(HonestKeys.BOUNDS).required().between(0, Double.POSITIVE_INFINITY),
                Key.map(
                        HonestKeys.GRID,
                        Key.whole(HonestKeys.POINTS).between(2, 1_000_000),
                        Key.number(HonestKeys.HALF_WIDTH).between(1e-6, 1e6)),
                Key.whole("seed"));
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
    public List<Problem> problems(Values values) {
        return HonestKeys.problems(values);
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        var values = request.values();
        var study = HonestKeys.study(values);
        var answer = new Answer();
        answer.estimate("original", "", HonestKeys.original(values, request.level()));
        boolean isSmooth = values.text(HonestKeys.RESTRICTION).equals(SECOND_DIFFERENCES);
        var interval = isSmooth ? smooth(study, request.level()) : relative(study, values, request.level());
        double[] bounds = values.numbers(HonestKeys.BOUNDS);
        var words = values.words(HonestKeys.BOUNDS);
        for (var i = 0; i < bounds.length; i++) {
            var found = interval.apply(bounds[i]);
            var term = (isSmooth ? "m " : "mbar ") + words.get(i);
            answer.estimate(term, "", ends(found));
            note(answer, term, found, values, isSmooth);
        }
        return answer;
    }

    private static DoubleFunction<HonestInterval> smooth(EventStudy study, double level) {
        var differences = new SecondDifferences(study);
        return bound -> differences.interval(bound, level);
    }

    private static DoubleFunction<HonestInterval> relative(EventStudy study, Values values, double level) {
        var magnitudes = new RelativeMagnitudes(study, points(values), halfWidth(values));
        return bound -> magnitudes.interval(bound, level);
    }

    private static int points(Values values) {
        return values.has(HonestKeys.GRID)
                ? (int) values.map(HonestKeys.GRID).whole(HonestKeys.POINTS, POINTS)
                : POINTS;
    }

    private static double halfWidth(Values values) {
        return values.has(HonestKeys.GRID)
                ? values.map(HonestKeys.GRID).number(HonestKeys.HALF_WIDTH, HALF_WIDTH)
                : HALF_WIDTH;
    }

    private static Estimate ends(HonestInterval interval) {
        return new Estimate(
                Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, interval.low(), interval.high());
    }

    /** The grid may hold no accepted point, or end before the interval does. */
    private static void note(Answer answer, String term, HonestInterval found, Values values, boolean isSmooth) {
        if (Double.isNaN(found.low())) {
            answer.note("%s: no value of the effect is accepted".formatted(term));
            return;
        }
        double reach = halfWidth(values) * HonestKeys.original(values, 0.95).stdError();
        double edge = reach * (1 - 1e-9);
        if (!isSmooth && (found.low() <= -edge || found.high() >= edge)) {
            answer.note("%s: the interval reaches the end of the grid; widen %s.%s"
                    .formatted(term, HonestKeys.GRID, HonestKeys.HALF_WIDTH));
        }
    }
}
