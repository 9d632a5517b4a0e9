package org.socialrx.effect;

import java.util.SortedMap;
import org.socialrx.effect.Analysis.Standing;
import org.socialrx.effect.ResultRows.Values;
import org.socialrx.schema.result.Estimate;
import org.socialrx.stats.EstimationException;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.study.PeriodRange;
import org.socialrx.study.Study;

/** The rows of {@code result.estimate}, one after the other in the order of presentation. */
final class EstimateRows {
    private static final int NAIVE_PERIODS = 4;

    private final Study study;
    private final Tallies tallies;
    private final Answers answers;
    private final ClusterCovarianceType errors;
    private final ResultRows rows = new ResultRows(Estimate.TABLE);
    private int order;

    EstimateRows(Study study, Tallies tallies, Answers answers) {
        this.study = study;
        this.tallies = tallies;
        this.answers = answers;
        this.errors = ClusterCovarianceType.valueOf(study.estimates().primary().errors());
    }

    ResultRows rows() {
        return rows;
    }

    /** The ratio of an analysis, or why there is none. */
    void addRatio(Analysis analysis) {
        var row = row(analysis, "ratio");
        if (answers.of(analysis) instanceof Attempt.Fitted fitted) {
            put(row, fitted, EffectSize.ratio(effect(fitted)));
        } else if (answers.of(analysis) instanceof Attempt.Failed failed) {
            row.with(Estimate.FAILURE, failed.reason());
        }
        rows.add(row);
    }

    /** The difference in contacts per patient-year from the same model, or why there is none. */
    void addDifference(Analysis analysis) {
        var row = row(analysis, "difference");
        if (answers.of(analysis) instanceof Attempt.Fitted fitted) {
            var difference = answers.level(analysis).perExposure(fitted.covariance(), errors, EffectSize.LEVEL);
            put(row, fitted, EffectSize.difference(difference));
        } else if (answers.of(analysis) instanceof Attempt.Failed failed) {
            row.with(Estimate.FAILURE, failed.reason());
        }
        rows.add(row);
    }

    /** An interval that does not come of a model of its own but of the main one. */
    void addInterval(Analysis primary, String name, String label, EffectSize size) {
        var row = row(primary, "ratio").with(Estimate.ANALYSIS, name).with(Estimate.LABEL, label);
        rows.add(size.into(row.with(Estimate.IS_PRIMARY, false)));
    }

    /** Everybody pooled into two arms before and after. */
    void addPooled(Series series, SortedMap<String, Tally> practices) {
        var periods = study.periods();
        var row = cells("pooled", "Pooled arms instead of persons", series, periods.baseline(), periods.effect());
        row.with(Estimate.IS_NAIVE, false)
                .with(Estimate.CONTROL_COUNT, tallies.of(series).candidates(false, periods.baseline()))
                .with(
                        Estimate.EVENT_COUNT,
                        tallies.of(series).events(periods.baseline())
                                + tallies.of(series).events(periods.effect()));
        compare(row, CellComparison.twoByTwo(periods.baseline(), periods.effect()), practices);
    }

    /** All referred candidates, the year after the index date against the year before, nobody compared with. */
    void addBeforeAfter(Series everyone, SortedMap<String, Tally> practices) {
        var periods = study.periods();
        var before = new PeriodRange(Math.max(periods.first(), -NAIVE_PERIODS), -1);
        var after = new PeriodRange(0, Math.min(periods.last(), NAIVE_PERIODS - 1));
        var row = cells("before-after", "The referred alone, after against before", everyone, before, after);
        var tally = tallies.of(everyone);
        row.with(Estimate.IS_NAIVE, true)
                .with(Estimate.CONTROL_COUNT, 0L)
                .with(Estimate.EVENT_COUNT, tally.events(true, before) + tally.events(true, after));
        compare(row, CellComparison.beforeAfter(before, after), practices);
    }

    private void compare(Values row, CellComparison comparison, SortedMap<String, Tally> practices) {
        try {
            EffectSize.ratio(comparison.logRatio(practices, errors)).into(row);
        } catch (EstimationException e) {
            row.with(Estimate.FAILURE, Attempt.reason(e));
        }
        rows.add(row);
    }

    /** The log ratio of an analysis that was fitted. */
    org.socialrx.stats.inference.Estimate effect(Attempt.Fitted fitted) {
        return fitted.covariance()
                .estimate(errors, fitted.fit().coefficients(), fitted.contrast(Analysis.EFFECT), EffectSize.LEVEL);
    }

    private Values row(Analysis analysis, String scale) {
        var tally = tallies.of(analysis.series());
        var isPrimary = analysis.standing() == Standing.PRIMARY
                && study.estimates().primary().scale().equals(scale);
        return common(analysis.name(), analysis.label(), analysis.series(), scale)
                .with(Estimate.IS_PRIMARY, isPrimary)
                .with(Estimate.IS_NAIVE, analysis.standing() == Standing.NAIVE)
                .with(Estimate.TREATED_COUNT, tally.candidates(true, analysis.baseline()))
                .with(Estimate.CONTROL_COUNT, tally.candidates(false, analysis.baseline()))
                .with(Estimate.EVENT_COUNT, tally.events(analysis.baseline()) + tally.events(analysis.effect()));
    }

    private Values cells(String name, String label, Series series, PeriodRange before, PeriodRange after) {
        return common(name, label, series, "ratio")
                .with(Estimate.IS_PRIMARY, false)
                .with(
                        Estimate.TREATED_COUNT,
                        Math.max(
                                tallies.of(series).candidates(true, before),
                                tallies.of(series).candidates(true, after)));
    }

    private Values common(String name, String label, Series series, String scale) {
        return new Values()
                .with(Estimate.ANALYSIS, name)
                .with(Estimate.LABEL, label)
                .with(Estimate.ANALYSIS_ORDER, ++order)
                .with(Estimate.OUTCOME, series.outcome())
                .with(Estimate.SCALE, scale)
                .with(Estimate.SUBGROUP, series.subgroup())
                .with(Estimate.LEVEL, series.level())
                .with(Estimate.ERRORS, "%s(practice)".formatted(errors))
                .with(Estimate.EXPOSURE_DEFINITION, study.exposure().definition());
    }

    private static void put(Values row, Attempt.Fitted fitted, EffectSize size) {
        size.into(row.with(Estimate.CLUSTER_COUNT, (long) fitted.covariance().clusters()));
    }
}
