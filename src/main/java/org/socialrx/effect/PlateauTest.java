package org.socialrx.effect;

import java.util.List;
import org.socialrx.study.PeriodRange;
import org.socialrx.study.Periods;

/**
 * Whether the effect of the later half of the follow-up equals that of the earlier half: a crisis that fades slowly
 * shows here, and the effect is then not settled.
 *
 * @param series what it is fitted to
 * @param baseline periods both are measured against
 * @param early first half of the periods from 0 on
 * @param late second half
 */
record PlateauTest(Series series, PeriodRange baseline, PeriodRange early, PeriodRange late) implements Question {
    static final String EARLY = "referred in early periods";
    static final String LATE = "referred in late periods";

    /** The test of a study's periods. */
    static PlateauTest of(Series series, Periods periods) {
        var half = (periods.last() + 1) / 2;
        return new PlateauTest(
                series, periods.baseline(), new PeriodRange(0, half - 1), new PeriodRange(half, periods.last()));
    }

    @Override
    public PanelDesign design(Tally tally) {
        NothingToCompareException.throwIfSilent(tally, new Window("baseline", baseline));
        NothingToCompareException.throwIfSilent(tally, new Window("early", early));
        NothingToCompareException.throwIfSilent(tally, new Window("late", late));
        return PanelDesign.of(
                series.grouping(),
                tally.firstPeriod(),
                tally.periods(),
                (isReferred, period) ->
                        (baseline.contains(period) || period >= early.from()) && tally.hasEvents(period),
                List.of(new PanelDesign.Effect(EARLY, early::contains), new PanelDesign.Effect(LATE, late::contains)));
    }

    /** The late effect over the early one, on the log scale. */
    double[] contrast(Attempt.Fitted fitted) {
        var contrast = fitted.contrast(LATE);
        contrast[fitted.fit().position(EARLY)] = -1;
        return contrast;
    }
}
