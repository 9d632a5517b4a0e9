package org.socialrx.effect.rollout;

import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.socialrx.effect.EffectSize;
import org.socialrx.effect.ResultRows;
import org.socialrx.effect.ResultRows.Values;
import org.socialrx.effect.Verdict;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.stats.EstimationException;
import org.socialrx.stats.did.ControlGroup;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.panel.StackWindow;
import org.socialrx.stats.rollout.GroupTime;
import org.socialrx.stats.rollout.RollOutSample;
import org.socialrx.stats.rollout.StackedRates;
import org.socialrx.stats.rollout.TwoWayFit;
import org.socialrx.study.FurtherDesign;
import org.socialrx.study.Study;

/** The rows of result tables about practices that began to refer, after those about matched patients. */
final class RollOutRows {
    static final String ETWFE = "roll-out-etwfe";
    static final String GROUP_TIME = "roll-out-group-time";
    static final String STACKED = "roll-out-stacked";
    static final String TWO_WAY = "roll-out-two-way";

    private static final Map<String, String> LABELS = Map.of(
            ETWFE, "Practices that began against those that had not",
            GROUP_TIME, "Group-time effects, every practice alike",
            STACKED, "Stacked: each against practices that begin later or never",
            TWO_WAY, "Plain two-way effects: earlier practices as controls");

    private static final String ALL = "all";
    private static final int FIRST_ORDER = 1000;
    private static final double DAYS_PER_YEAR = 365.25;

    private final Study study;
    private final ClusterCovarianceType errors;
    private final ResultRows estimates = new ResultRows(Estimate.TABLE);
    private final ResultRows diagnostics = new ResultRows(Diagnostic.TABLE);
    private int order = FIRST_ORDER;

    RollOutRows(Study study) {
        this.study = study;
        this.errors = ClusterCovarianceType.valueOf(study.estimates().primary().errors());
    }

    ResultRows estimates() {
        return estimates;
    }

    ResultRows diagnostics() {
        return diagnostics;
    }

    /** The extended two-way model, over all time and by year since the beginning, and the plain one it replaces. */
    void addTwoWay(RollOutSample sample) {
        try {
            var fit = TwoWayFit.extended(sample);
            addRatio(fit, row(ETWFE, "ratio", sample), since -> true);
            var difference = fit.effect(since -> true).perExposure(fit.covariance(), errors, EffectSize.LEVEL);
            add(row(ETWFE, "difference", sample), EffectSize.difference(difference));
            var year = (int) Math.round(DAYS_PER_YEAR / study.periods().lengthDays());
            addRatio(fit, row(ETWFE + "-year-1", "… in the first year after", "ratio", sample), since -> since < year);
            addRatio(fit, row(ETWFE + "-later", "… in later years", "ratio", sample), since -> since >= year);
            addCells(sample, fit);
        } catch (EstimationException e) {
            addFailed(ETWFE, sample, e);
        }
        addPlainTwoWay(sample);
    }

    private void addRatio(TwoWayFit fit, Values row, IntPredicate sinceBeginning) {
        var effect = fit.effect(sinceBeginning);
        if (effect.exposure() > 0) {
            add(row, EffectSize.ratio(effect.logRatio(fit.covariance(), errors, EffectSize.LEVEL)));
        } else {
            estimates.add(row.with(Estimate.FAILURE, "No practice is compared so long after it began"));
        }
    }

    private void addPlainTwoWay(RollOutSample sample) {
        try {
            var fit = TwoWayFit.plain(sample);
            var ratio =
                    EffectSize.ratio(fit.effect(since -> true).logRatio(fit.covariance(), errors, EffectSize.LEVEL));
            add(row(TWO_WAY, "ratio", sample).with(Estimate.IS_NAIVE, true), ratio);
        } catch (EstimationException e) {
            addFailed(TWO_WAY, sample, e);
        }
    }

    /** Group-time effects as a ratio and as a difference, and the test of the year before. */
    void addGroupTime(RollOutSample sample, FurtherDesign.RollOutGroupTime design) {
        try {
            var ofLogs = groupTime(sample, design, Math::log);
            add(row(GROUP_TIME, "ratio", sample), ofLogs, EffectSize.ratio(ofLogs.effect(EffectSize.LEVEL)));
            var ofRates = groupTime(sample, design, rate -> rate);
            add(
                    row(GROUP_TIME, "difference", sample),
                    ofRates,
                    EffectSize.difference(ofRates.effect(EffectSize.LEVEL)));
            addPreTrend(sample, ofLogs);
        } catch (EstimationException e) {
            addFailed(GROUP_TIME, sample, e);
        }
    }

    /** The stacked design as a ratio and as a difference. */
    void addStacked(RollOutSample sample, FurtherDesign.RollOutStacked design) {
        var window = new StackWindow(design.before(), design.after());
        try {
            var ofLogs = StackedRates.of(sample, window, Math::log, errors, EffectSize.LEVEL);
            addStacked(row(STACKED, "ratio", sample), ofLogs, EffectSize.ratio(ofLogs.effect()));
            var ofRates = StackedRates.of(sample, window, rate -> rate, errors, EffectSize.LEVEL);
            addStacked(row(STACKED, "difference", sample), ofRates, EffectSize.difference(ofRates.effect()));
        } catch (EstimationException e) {
            addFailed(STACKED, sample, e);
        }
    }

    private void addStacked(Values row, StackedRates stacked, EffectSize size) {
        add(row.with(Estimate.CLUSTER_COUNT, stacked.practices()), size);
    }

    private static GroupTime groupTime(
            RollOutSample sample, FurtherDesign.RollOutGroupTime design, DoubleUnaryOperator scale) {
        var controls = switch (design.controls()) {
            case NOT_YET_TREATED -> ControlGroup.NOT_YET_TREATED;
            case NEVER_TREATED -> ControlGroup.NEVER_TREATED;
        };
        return GroupTime.of(sample, controls, scale);
    }

    /** A design for which there is nothing to compare. */
    void addFailure(FurtherDesign design, @Nullable String reason) {
        var name = design instanceof FurtherDesign.RollOutGroupTime
                ? GROUP_TIME
                : design instanceof FurtherDesign.RollOutStacked ? STACKED : ETWFE;
        estimates.add(common(name, label(name), "ratio")
                .with(Estimate.TREATED_COUNT, 0L)
                .with(Estimate.CONTROL_COUNT, 0L)
                .with(Estimate.EVENT_COUNT, 0L)
                .with(Estimate.FAILURE, String.valueOf(reason)));
    }

    private void addFailed(String name, RollOutSample sample, EstimationException reason) {
        estimates.add(row(name, "ratio", sample)
                .with(Estimate.IS_NAIVE, name.equals(TWO_WAY))
                .with(Estimate.FAILURE, String.valueOf(reason.getMessage())));
    }

    private void add(Values row, EffectSize size) {
        estimates.add(size.into(row.with(Estimate.ERRORS, "%s(practice)".formatted(errors))));
    }

    private void add(Values row, GroupTime groupTime, EffectSize size) {
        estimates.add(size.into(row).with(Estimate.CLUSTER_COUNT, groupTime.practices()));
    }

    private static String label(String name) {
        return Objects.requireNonNull(LABELS.get(name), name);
    }

    private Values row(String name, String scale, RollOutSample sample) {
        return row(name, label(name), scale, sample);
    }

    private Values row(String name, String label, String scale, RollOutSample sample) {
        return common(name, label, scale)
                .with(Estimate.TREATED_COUNT, sample.registered(true))
                .with(Estimate.CONTROL_COUNT, sample.registered(false))
                .with(Estimate.EVENT_COUNT, sample.contacts())
                .with(Estimate.CLUSTER_COUNT, (long) sample.practices().size());
    }

    private Values common(String name, String label, String scale) {
        return new Values()
                .with(Estimate.ANALYSIS, name)
                .with(Estimate.LABEL, label)
                .with(Estimate.ANALYSIS_ORDER, ++order)
                .with(Estimate.OUTCOME, study.estimates().primary().outcome())
                .with(Estimate.SCALE, scale)
                .with(Estimate.SUBGROUP, ALL)
                .with(Estimate.LEVEL, ALL)
                .with(Estimate.IS_PRIMARY, false)
                .with(Estimate.IS_NAIVE, false)
                .with(Estimate.ERRORS, "influence(practice)")
                .with(Estimate.EXPOSURE_DEFINITION, study.exposure().definition());
    }

    /** How many effects the practices carry. */
    private void addCells(RollOutSample sample, TwoWayFit fit) {
        var effect = fit.effect(since -> true).logRatio(fit.covariance(), errors, EffectSize.LEVEL);
        diagnostics.add(
                diagnostic("roll-out-effects", "Effects by cohort and period behind the roll-out estimate", sample)
                        .with(Diagnostic.VALUE, (double) fit.effects())
                        .with(Diagnostic.DF, effect.df())
                        .with(
                                Diagnostic.VERDICT,
                                Verdict.ofDegreesOfFreedom(effect.df()).word()));
    }

    private void addPreTrend(RollOutSample sample, GroupTime groupTime) {
        var test = groupTime.preTrend();
        var row = diagnostic("roll-out-pre-trend", "Practices ran parallel in the year before they began", sample)
                .with(Diagnostic.STATISTIC, test.statistic())
                .with(Diagnostic.DF, (double) test.df())
                .with(Diagnostic.P_VALUE, test.pValue())
                .with(Diagnostic.VERDICT, Verdict.ofTest(test.pValue()).word());
        if (Double.isNaN(test.pValue())) {
            row.with(Diagnostic.FAILURE, "No practice is observed in two periods before it began");
        }
        diagnostics.add(row);
    }

    /** How far the effect is diluted: who was referred at all. */
    void addUptake(RollOutSample sample) {
        diagnostics.add(
                diagnostic("roll-out-uptake", "Share of the patients of practices that began who were referred", sample)
                        .with(Diagnostic.VALUE, sample.uptake())
                        .with(Diagnostic.VERDICT, Verdict.NOTE.word()));
    }

    private Values diagnostic(String name, String label, RollOutSample sample) {
        return new Values()
                .with(Diagnostic.DIAGNOSTIC, name)
                .with(Diagnostic.LABEL, label)
                .with(Diagnostic.DIAGNOSTIC_ORDER, ++order)
                .with(Diagnostic.OUTCOME, study.estimates().primary().outcome())
                .with(Diagnostic.SUBJECT, ALL)
                .with(Diagnostic.CANDIDATE_COUNT, sample.registered(true) + sample.registered(false));
    }
}
