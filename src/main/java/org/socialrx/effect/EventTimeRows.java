package org.socialrx.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.socialrx.effect.ResultRows.Values;
import org.socialrx.schema.result.EventTime;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.SimultaneousLevel;
import org.socialrx.study.Study;

/** The rows of {@code result.event_time}, one for every period of every event study. */
final class EventTimeRows {
    private final Study study;
    private final Tallies tallies;
    private final ClusterCovarianceType errors;
    private final ResultRows rows = new ResultRows(EventTime.TABLE);

    EventTimeRows(Study study, Tallies tallies) {
        this.study = study;
        this.tallies = tallies;
        this.errors = ClusterCovarianceType.valueOf(study.estimates().primary().errors());
    }

    ResultRows rows() {
        return rows;
    }

    /** Every period of an event study; without estimates, and with the reason, when it failed. */
    void add(EventStudy eventStudy, Attempt attempt) {
        if (attempt instanceof Attempt.Fitted fitted) {
            addFitted(eventStudy, fitted);
        } else if (attempt instanceof Attempt.Failed failed) {
            allPeriods().forEach(period -> rows.add(row(eventStudy, period).with(EventTime.FAILURE, failed.reason())));
        }
    }

    private void addFitted(EventStudy eventStudy, Attempt.Fitted fitted) {
        var tally = tally(eventStudy);
        var tail = simultaneousTail(eventStudy, fitted, tally);
        for (var period : allPeriods()) {
            var row = row(eventStudy, period);
            if (EventStudy.isComparable(tally, period)) {
                put(row, fitted, eventStudy.contrast(fitted, period), tail);
            } else {
                row.with(EventTime.FAILURE, "No contacts of an arm in this period");
            }
            rows.add(row);
        }
    }

    /** The tail on each side that makes the intervals of all periods hold together. */
    private double simultaneousTail(EventStudy eventStudy, Attempt.Fitted fitted, Tally tally) {
        List<double[]> contrasts = new ArrayList<>();
        allPeriods().stream()
                .filter(period -> EventStudy.isComparable(tally, period))
                .forEach(period -> contrasts.add(eventStudy.contrast(fitted, period)));
        var covariance = fitted.covariance().matrix(errors);
        return SimultaneousLevel.tail(
                contrasts.toArray(double[][]::new),
                covariance,
                EffectSize.LEVEL,
                study.seed() ^ "event-study-band".hashCode());
    }

    private void put(Values row, Attempt.Fitted fitted, double[] contrast, double tail) {
        var log = fitted.covariance().estimate(errors, fitted.fit().coefficients(), contrast, EffectSize.LEVEL);
        var size = EffectSize.ratio(log);
        var reach = log.df() > 0 ? TDistribution.of(log.df()).inverseSurvivalProbability(tail) : Double.NaN;
        row.with(EventTime.ESTIMATE, size.estimate())
                .with(EventTime.STD_ERROR, size.stdError())
                .with(EventTime.DF, size.df())
                .with(EventTime.P_VALUE, size.pValue())
                .with(EventTime.CI_LOW, size.ciLow())
                .with(EventTime.CI_HIGH, size.ciHigh())
                .with(EventTime.BAND_LOW, Math.exp(log.estimate() - reach * log.stdError()))
                .with(EventTime.BAND_HIGH, Math.exp(log.estimate() + reach * log.stdError()));
    }

    private Values row(EventStudy eventStudy, int period) {
        var tally = tally(eventStudy);
        return new Values()
                .with(EventTime.DESIGN, eventStudy.series().design())
                .with(EventTime.OUTCOME, eventStudy.series().outcome())
                .with(EventTime.PERIOD, period)
                .with(EventTime.WINDOW, window(period))
                .with(EventTime.TREATED_COUNT, tally.candidates(true, period))
                .with(EventTime.CONTROL_COUNT, tally.candidates(false, period));
    }

    private String window(int period) {
        if (study.periods().baseline().contains(period)) {
            return "baseline";
        }
        return study.periods().effect().contains(period) ? "effect" : "left-out";
    }

    private Tally tally(EventStudy eventStudy) {
        return tallies.of(eventStudy.series());
    }

    private List<Integer> allPeriods() {
        return IntStream.rangeClosed(study.periods().first(), study.periods().last())
                .boxed()
                .toList();
    }
}
