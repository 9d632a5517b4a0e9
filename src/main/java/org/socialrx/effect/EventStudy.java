package org.socialrx.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.socialrx.effect.PanelDesign.Effect;
import org.socialrx.study.Periods;

/**
 * The difference between the arms period by period, against the mean of the baseline periods.
 *
 * <p>Every period but the first baseline one has a term of its own for the referred. A period in which an arm has no
 * contacts has no estimate; without contacts of both arms in every baseline period there is no mean to compare with.
 *
 * @param series what it is fitted to
 * @param periods the study's periods
 */
record EventStudy(Series series, Periods periods) implements Question {
    @Override
    public PanelDesign design(Tally tally) {
        for (var period : baseline()) {
            if (!isComparable(tally, period)) {
                throw new NothingToCompareException("No contacts of an arm in baseline period %d".formatted(period));
            }
        }
        List<Effect> effects = new ArrayList<>();
        IntStream.rangeClosed(periods.first() + 1, periods.last())
                .filter(period -> isComparable(tally, period))
                .forEach(period -> effects.add(new Effect(term(period), at -> at == period)));
        return PanelDesign.of(
                series.grouping(),
                tally.firstPeriod(),
                tally.periods(),
                (isReferred, period) -> tally.events(isReferred, period) > 0,
                effects);
    }

    /** Whether both arms have contacts in a period. */
    static boolean isComparable(Tally tally, int period) {
        return tally.events(true, period) > 0 && tally.events(false, period) > 0;
    }

    /** The log ratio of a period less the mean over the baseline periods. */
    double[] contrast(Attempt.Fitted fitted, int period) {
        var contrast = new double[fitted.fit().names().size()];
        add(fitted, contrast, period, 1);
        for (var before : baseline()) {
            add(fitted, contrast, before, -1.0 / periods.baseline().length());
        }
        return contrast;
    }

    /** The log ratio of a period less that of another. */
    double[] contrast(Attempt.Fitted fitted, int period, int reference) {
        var contrast = new double[fitted.fit().names().size()];
        add(fitted, contrast, period, 1);
        add(fitted, contrast, reference, -1);
        return contrast;
    }

    /** Whether a period has a log ratio; the first one is what the others are compared with. */
    boolean isEstimated(Attempt.Fitted fitted, int period) {
        return period == periods.first() || fitted.fit().names().contains(term(period));
    }

    /** The contrasts of all baseline periods, which are all 0 when the arms ran parallel. */
    double[][] baselineContrasts(Attempt.Fitted fitted) {
        return baseline().stream().map(period -> contrast(fitted, period)).toArray(double[][]::new);
    }

    private void add(Attempt.Fitted fitted, double[] contrast, int period, double weight) {
        if (period != periods.first()) {
            contrast[fitted.fit().position(term(period))] += weight;
        }
    }

    private List<Integer> baseline() {
        return IntStream.rangeClosed(
                        periods.baseline().from(), periods.baseline().to())
                .boxed()
                .toList();
    }

    private static String term(int period) {
        return "referred in period " + period;
    }
}
