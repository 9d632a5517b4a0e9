package org.socialrx.study;

import java.util.List;

/**
 * What else the main estimate is held against.
 *
 * @param placeboDateDays days by which the index date is moved to where nothing happened; negative, 0 for no placebo
 * @param honestDid bounds on how much more trends may part after the index date than they did before; not negative
 * @param negativeControls outcomes that social prescribing cannot change
 */
public record Sensitivity(int placeboDateDays, List<Double> honestDid, List<String> negativeControls) {
    public Sensitivity {
        honestDid = List.copyOf(honestDid);
        negativeControls = List.copyOf(negativeControls);
    }

    /** Whether baseline periods lie both before and after the placebo date. */
    public boolean isPlaceboWithin(Periods periods) {
        var first = firstPlaceboPeriod(periods);
        return first > periods.baseline().from() && first <= periods.baseline().to();
    }

    /** The first period after the placebo date: the nearest to it, as the panel counts whole periods. */
    public int firstPlaceboPeriod(Periods periods) {
        return (int) Math.round(placeboDateDays / (double) periods.lengthDays());
    }
}
