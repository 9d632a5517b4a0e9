package org.socialrx.effect;

import org.socialrx.effect.ResultRows.Values;
import org.socialrx.effect.Series.Censoring;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.study.PeriodRange;
import org.socialrx.study.Periods;

/** The rows of {@code result.arm_rate}: both arms, matched and all candidates, every outcome, period by period. */
final class ArmRateRows {
    private final Periods periods;
    private final ResultRows rows = new ResultRows(ArmRate.TABLE);

    ArmRateRows(Periods periods) {
        this.periods = periods;
    }

    /** The rows of every outcome; the matched as the main estimate takes them. */
    ResultRows of(Tallies tallies, AnalysisPlan plan) {
        for (var series : tallies.series()) {
            if (isShown(series, plan)) {
                add(series, tallies.of(series));
            }
        }
        return rows;
    }

    private static boolean isShown(Series series, AnalysisPlan plan) {
        return series.equals(plan.series(series.outcome()))
                || series.equals(Series.of(Series.UNMATCHED, series.outcome()).with(Censoring.OWN_REFERRAL));
    }

    private void add(Series series, Tally tally) {
        for (var isReferred : new boolean[] {true, false}) {
            for (var period = periods.first(); period <= periods.last(); period++) {
                rows.add(row(series, tally, isReferred, period));
            }
        }
    }

    private static Values row(Series series, Tally tally, boolean isReferred, int period) {
        var range = new PeriodRange(period, period);
        return new Values()
                .with(ArmRate.DESIGN, series.design())
                .with(ArmRate.OUTCOME, series.outcome())
                .with(ArmRate.ARM, isReferred ? LeavingCounts.REFERRED : LeavingCounts.CONTROL)
                .with(ArmRate.PERIOD, period)
                .with(ArmRate.CANDIDATE_COUNT, tally.candidates(isReferred, period))
                .with(ArmRate.EVENT_COUNT, tally.events(isReferred, period))
                .with(ArmRate.PERSON_YEARS, tally.years(isReferred, period))
                .with(ArmRate.RATE, tally.weightedEvents(isReferred, range) / tally.weightedYears(isReferred, range));
    }
}
