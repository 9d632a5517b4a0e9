package org.socialrx.effect;

import org.socialrx.effect.ResultRows.Values;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.JointTest;
import org.socialrx.stats.sensitivity.EValue;
import org.socialrx.study.PeriodRange;

/** The rows of {@code result.diagnostic}: what the data say about what the design assumes. */
final class DiagnosticRows {
    private final ClusterCovarianceType errors;
    private final ResultRows rows = new ResultRows(Diagnostic.TABLE);
    private int order;

    DiagnosticRows(ClusterCovarianceType errors) {
        this.errors = errors;
    }

    ResultRows rows() {
        return rows;
    }

    /** Whether the arms ran parallel over the baseline. */
    void addPreTrend(EventStudy eventStudy, Attempt attempt, Tally tally) {
        var row = row(
                "pre-trend",
                "The arms ran parallel before the index date",
                eventStudy.series().outcome(),
                eventStudy.series().design(),
                candidates(tally, eventStudy.periods().baseline()));
        if (attempt instanceof Attempt.Fitted fitted) {
            var test = preTrend(eventStudy, fitted);
            row.with(Diagnostic.STATISTIC, test.statistic())
                    .with(Diagnostic.DF, test.dfDenominator())
                    .with(Diagnostic.P_VALUE, test.pValue());
            if (Double.isNaN(test.pValue())) {
                row.with(Diagnostic.FAILURE, "Too few baseline periods or practices for a test");
            }
            add(row, isMainDesign(eventStudy.series()) ? Verdict.ofTest(test.pValue()) : Verdict.NOTE);
        } else {
            addFailed(row, attempt);
        }
    }

    /** Nothing rests on the designs that are shown as what not to believe. */
    private static boolean isMainDesign(Series series) {
        return series.design().equals(Series.PRIMARY);
    }

    private JointTest preTrend(EventStudy eventStudy, Attempt.Fitted fitted) {
        var contrasts = eventStudy.baselineContrasts(fitted);
        return errors == ClusterCovarianceType.CR2
                ? fitted.covariance().testHtz(contrasts, fitted.fit().coefficients())
                : fitted.covariance().testWald(errors, contrasts, fitted.fit().coefficients());
    }

    /** Whether the effect has settled: the late half of the follow-up against the early half, as a ratio. */
    void addPlateau(PlateauTest plateau, Attempt attempt, Tally tally) {
        var row = row(
                "plateau",
                "Effect of periods %d to %d over that of periods %d to %d"
                        .formatted(
                                plateau.late().from(),
                                plateau.late().to(),
                                plateau.early().from(),
                                plateau.early().to()),
                plateau.series().outcome(),
                Series.ALL,
                candidates(tally, plateau.late()));
        if (attempt instanceof Attempt.Fitted fitted) {
            var change = fitted.covariance()
                    .estimate(errors, fitted.fit().coefficients(), plateau.contrast(fitted), EffectSize.LEVEL);
            row.with(Diagnostic.VALUE, Math.exp(change.estimate()))
                    .with(Diagnostic.STATISTIC, change.statistic())
                    .with(Diagnostic.DF, change.df())
                    .with(Diagnostic.P_VALUE, change.pValue());
            add(row, Verdict.ofTest(change.pValue()));
        } else {
            addFailed(row, attempt);
        }
    }

    /** The level gap, how far a baseline mean tells it, and the bias that matching on that mean would bring. */
    void addLevelGap(Series series, Tally tally, PeriodRange baseline, BaselineMoments moments) {
        var gap = Math.log(rate(tally, true, baseline) / rate(tally, false, baseline));
        var reliability = moments.reliability();
        var candidates = candidates(tally, baseline);
        var outcome = series.outcome();
        note("level-gap", "Log rate ratio of the arms in the baseline", outcome, candidates, gap);
        note("reliability", "Reliability of a person's baseline mean", outcome, candidates, reliability);
        note(
                "bias-of-matching-on-the-past",
                "Log bias that matching on the baseline mean would bring",
                outcome,
                candidates,
                (1 - reliability) * gap);
    }

    /** Who died or left, and who among the controls was referred later. */
    void addLeaving(LeavingCounts leaving) {
        var referred = leaving.lost(Series.PRIMARY, LeavingCounts.REFERRED);
        var control = leaving.lost(Series.PRIMARY, LeavingCounts.CONTROL);
        var referredCount = leaving.candidates(Series.PRIMARY, LeavingCounts.REFERRED);
        var controlCount = leaving.candidates(Series.PRIMARY, LeavingCounts.CONTROL);
        var label = "Share who died or left the practice before the last period ended";
        value("leaving", label, LeavingCounts.REFERRED, referredCount, referred, Verdict.NOTE);
        value("leaving", label, LeavingCounts.CONTROL, controlCount, control, Verdict.NOTE);
        value(
                "leaving",
                label,
                "difference",
                referredCount + controlCount,
                referred - control,
                Verdict.ofLeavingGap(referred - control));
        var later = leaving.referredLater(Series.PRIMARY);
        value(
                "referred-later",
                "Share of the controls referred before the last period ended",
                LeavingCounts.CONTROL,
                controlCount,
                later,
                Verdict.ofReferredLater(later));
    }

    /** Who had no contact from the first baseline period to the index date. */
    void addSilent(Series series, BaselineMoments moments) {
        for (var isReferred : new boolean[] {true, false}) {
            var persons = moments.persons(isReferred);
            var row = row(
                    "no-earlier-contact",
                    "Share without a contact from the first baseline period to the index date",
                    series.outcome(),
                    isReferred ? LeavingCounts.REFERRED : LeavingCounts.CONTROL,
                    persons);
            row.with(Diagnostic.VALUE, moments.silentPersons(isReferred) / (double) persons);
            add(row, Verdict.NOTE);
        }
    }

    /** How much the practices carry, and what the study could have seen. */
    void addPrecision(Analysis primary, Attempt.Fitted fitted, EffectSize ratio, Tally tally) {
        var candidates = candidates(tally, primary.baseline());
        var row = row(
                "practices",
                "Practices behind the main estimate, and its degrees of freedom",
                primary.series().outcome(),
                Series.ALL,
                candidates);
        row.with(Diagnostic.VALUE, (double) fitted.covariance().clusters()).with(Diagnostic.DF, ratio.df());
        add(row, Verdict.ofDegreesOfFreedom(ratio.df()));
        note(
                "smallest-detectable",
                "Smallest ratio on the side of fewer contacts found with 80 % power",
                primary.series().outcome(),
                candidates,
                ratio.smallestDetectable());
    }

    /** Whether an effect shows where there is none. */
    void addPlacebo(Analysis placebo, Attempt attempt, Tally tally) {
        var row = row(
                "placebo-date",
                placebo.label(),
                placebo.series().outcome(),
                Series.ALL,
                candidates(tally, placebo.baseline()));
        if (attempt instanceof Attempt.Fitted fitted) {
            var effect = fitted.covariance()
                    .estimate(errors, fitted.fit().coefficients(), fitted.contrast(Analysis.EFFECT), EffectSize.LEVEL);
            row.with(Diagnostic.VALUE, Math.exp(effect.estimate()))
                    .with(Diagnostic.STATISTIC, effect.statistic())
                    .with(Diagnostic.DF, effect.df())
                    .with(Diagnostic.P_VALUE, effect.pValue());
            add(row, Verdict.ofTest(effect.pValue()));
        } else {
            addFailed(row, attempt);
        }
    }

    /** By how much trends may part until the mean effect is no longer shown. */
    void addBreakdown(Analysis primary, HonestEffects honest, Tally tally) {
        note(
                "honest-did",
                "By how many times the largest step before may trends part until no effect is shown",
                primary.series().outcome(),
                candidates(tally, primary.baseline()),
                honest.breakdown());
    }

    /** How strong a confounder would have to be. */
    void addEValues(Analysis primary, EffectSize ratio, Tally tally) {
        if (!(ratio.ciLow() > 0)) {
            return;
        }
        var values = EValue.of(ratio.estimate(), ratio.ciLow(), ratio.ciHigh());
        addEValue(primary, "estimate", values.point(), tally);
        addEValue(primary, "interval", values.limit(), tally);
    }

    private void addEValue(Analysis primary, String subject, double value, Tally tally) {
        var row = row(
                "e-value",
                "Rate ratio that a confounder must have with referral and with contacts to explain it away",
                primary.series().outcome(),
                subject,
                candidates(tally, primary.baseline()));
        add(row.with(Diagnostic.VALUE, value), Verdict.NOTE);
    }

    /** The systematic error that outcomes show which social prescribing cannot change. */
    void addNegativeControls(Analysis primary, NegativeControls controls, Tally tally) {
        var row = row(
                "systematic-error",
                "Expected size of the systematic error, log scale, by negative controls",
                primary.series().outcome(),
                Series.ALL,
                candidates(tally, primary.baseline()));
        var error = controls.systematicError();
        if (error.isPresent()) {
            // The value cannot tell error from chance where controls are imprecise; the test can.
            row.with(Diagnostic.VALUE, error.get().ease())
                    .with(Diagnostic.STATISTIC, controls.squaredDeviates())
                    .with(Diagnostic.DF, (double) controls.estimates().size())
                    .with(Diagnostic.P_VALUE, controls.chanceOfNone());
            add(row, Verdict.ofSystematicError(error.get().ease()));
        } else {
            row.with(
                    Diagnostic.FAILURE,
                    "Refused: negative controls are too few: %d, at least %d are needed"
                            .formatted(controls.estimates().size(), NegativeControls.LEAST));
            add(row, Verdict.NOTE);
        }
    }

    private static double rate(Tally tally, boolean isReferred, PeriodRange range) {
        return tally.weightedEvents(isReferred, range) / tally.weightedYears(isReferred, range);
    }

    private static long candidates(Tally tally, PeriodRange range) {
        return tally.candidates(true, range) + tally.candidates(false, range);
    }

    private void note(String name, String label, String outcome, long candidates, double value) {
        add(row(name, label, outcome, Series.ALL, candidates).with(Diagnostic.VALUE, value), Verdict.NOTE);
    }

    private void value(String name, String label, String subject, long candidates, double value, Verdict verdict) {
        add(row(name, label, Series.ALL, subject, candidates).with(Diagnostic.VALUE, value), verdict);
    }

    private void addFailed(Values row, Attempt attempt) {
        if (attempt instanceof Attempt.Failed failed) {
            row.with(Diagnostic.FAILURE, failed.reason());
        }
        add(row, Verdict.NOTE);
    }

    private void add(Values row, Verdict verdict) {
        rows.add(row.with(Diagnostic.VERDICT, verdict.word()));
    }

    private Values row(String name, String label, String outcome, String subject, long candidates) {
        return new Values()
                .with(Diagnostic.DIAGNOSTIC, name)
                .with(Diagnostic.LABEL, label)
                .with(Diagnostic.DIAGNOSTIC_ORDER, ++order)
                .with(Diagnostic.OUTCOME, outcome)
                .with(Diagnostic.SUBJECT, subject)
                .with(Diagnostic.CANDIDATE_COUNT, candidates);
    }
}
