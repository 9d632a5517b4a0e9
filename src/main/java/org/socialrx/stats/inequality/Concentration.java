package org.socialrx.stats.inequality;

/**
 * Measures of how a value is spread over ranked groups.
 *
 * @param index concentration index; negative when concentrated among the deprived
 * @param mean mean value of the population
 * @param topBottomRatio value of the last rank over that of the first
 * @param topBottomDifference value of the last rank less that of the first
 * @param theil Theil's index, sum share (y/mean) log(y/mean); not a number if a value is negative
 * @param meanLogDeviation sum share log(mean/y); infinite if a value is 0
 */
public record Concentration(
        double index,
        double mean,
        double topBottomRatio,
        double topBottomDifference,
        double theil,
        double meanLogDeviation) {
    /** Measures ranked groups. */
    public static Concentration of(RankedGroups groups) {
        double mean = groups.mean();
        double theil = 0;
        double deviation = 0;
        for (int i = 0; i < groups.size(); i++) {
            double ratio = groups.value(i) / mean;
            theil += ratio == 0 ? 0 : groups.share(i) * ratio * Math.log(ratio);
            deviation -= groups.share(i) * Math.log(ratio);
        }
        double top = groups.value(groups.size() - 1);
        double bottom = groups.value(0);
        return new Concentration(groups.concentrationIndex(), mean, top / bottom, top - bottom, theil, deviation);
    }

    /**
     * Erreygers' index for values between 0 and 1: 4 mean C.
     *
     * <p>Source: Erreygers, Journal of Health Economics 2009;28:504.
     */
    public double erreygers() {
        return 4 * mean * index;
    }

    /**
     * Wagstaff's index for values between 0 and 1: C/(1 - mean).
     *
     * <p>Source: Wagstaff, Health Economics 2005;14:429.
     */
    public double wagstaff() {
        return index / (1 - mean);
    }
}
