package org.socialrx.stats.rollout;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.socialrx.stats.Passes;
import org.socialrx.stats.did.Aggregation;
import org.socialrx.stats.did.BasePeriod;
import org.socialrx.stats.did.Combination;
import org.socialrx.stats.did.ControlGroup;
import org.socialrx.stats.did.DidMethod;
import org.socialrx.stats.did.GroupTimeAtt;
import org.socialrx.stats.did.GroupTimeFit;
import org.socialrx.stats.did.GroupTimeRules;
import org.socialrx.stats.did.PanelUnit;
import org.socialrx.stats.did.WaldTest;
import org.socialrx.stats.inference.Estimate;

/**
 * Group-time effects with practices as units, each practice alike however large.
 *
 * <p>Of the log of the contact rate, whose effects are log ratios, or of the rate itself. Errors are those of the
 * influence functions, with as many degrees of freedom as practices less one; {@code docs/simulation-study.md} says how
 * they do with few.
 *
 * @param fit the fit
 */
public record GroupTime(GroupTimeFit fit) {
    private static final int PRE_PERIODS = 4;

    /**
     * Estimates.
     *
     * @param scale what is compared of a rate, such as its log
     * @throws NoRollOutException if no cohort has controls
     */
    public static GroupTime of(RollOutSample sample, ControlGroup controls, DoubleUnaryOperator scale) {
        var periods = IntStream.rangeClosed(1, sample.periods()).boxed().toList();
        var units = sample.practices().stream()
                .map(practice -> new PanelUnit(
                        practice.cohort(),
                        List.of(),
                        periods.stream()
                                .mapToDouble(practice::rate)
                                .map(rate -> finite(scale.applyAsDouble(rate)))
                                .toArray(),
                        new double[][] {{1}}))
                .toList();
        var rules = new GroupTimeRules(
                controls, BasePeriod.VARYING, 0, DidMethod.REGRESSION, GroupTimeRules.Panel.BALANCED);
        var fit = new GroupTime(new GroupTimeAtt(rules, periods, 1, 0).fit(Passes.over(units)));
        if (!fit.overall().isEstimated()) {
            throw new NoRollOutException("No practice that begins has a control that is observed throughout");
        }
        return fit;
    }

    /** A practice without contacts has no log rate: as one that is not seen. */
    private static double finite(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** The mean effect over cohorts and periods since their beginning. */
    public Estimate effect(double level) {
        var overall = overall();
        return Estimate.student(overall.value(), fit.byUnit().stdError(overall), practices() - 1.0, level);
    }

    /** Practices seen in every period. */
    public long practices() {
        return fit.counts().units();
    }

    /** Whether practices ran parallel in the year before they began. */
    public WaldTest preTrend() {
        var byEventTime = new Aggregation(Aggregation.By.EVENT_TIME, -1, -PRE_PERIODS, -1);
        var before = fit.aggregate(byEventTime).parts().stream()
                .filter(part -> part.isEstimated() && fit.byUnit().stdError(part) > 0)
                .toList();
        return WaldTest.of(
                before.stream().mapToDouble(Combination::value).toArray(),
                fit.byUnit().covariances(before));
    }

    private Combination overall() {
        return fit.aggregate(Aggregation.of(Aggregation.By.SIMPLE)).overall();
    }
}
