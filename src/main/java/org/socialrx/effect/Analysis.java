package org.socialrx.effect;

import java.util.List;
import org.socialrx.study.PeriodRange;

/**
 * One before-and-after comparison of the arms with a single effect: the main estimate or one of its variations.
 *
 * @param name name in tables
 * @param label name in reports
 * @param series what it is fitted to
 * @param baseline periods the effect is measured against
 * @param effect periods of the effect
 * @param standing how far it is to be believed
 */
record Analysis(String name, String label, Series series, PeriodRange baseline, PeriodRange effect, Standing standing)
        implements Question {
    /** The term of the effect. */
    static final String EFFECT = "referred in effect periods";

    /** How far an analysis is to be believed. */
    enum Standing {
        /** The study's main estimate. */
        PRIMARY,
        /** Stands beside the main estimate. */
        SUPPORTING,
        /** Shown as what not to believe. */
        NAIVE
    }

    @Override
    public PanelDesign design(Tally tally) {
        NothingToCompareException.throwIfSilent(tally, new Window("baseline", baseline));
        NothingToCompareException.throwIfSilent(tally, new Window("effect", effect));
        return PanelDesign.of(
                series.grouping(),
                tally.firstPeriod(),
                tally.periods(),
                (isReferred, period) -> isIncluded(period) && tally.hasEvents(period),
                List.of(new PanelDesign.Effect(EFFECT, effect::contains)));
    }

    /** Whether a period is in the model; one without any contact tells nothing and is left out. */
    boolean isIncluded(int period) {
        return baseline.contains(period) || effect.contains(period);
    }
}
