package org.socialrx.stats.inequality;

import java.util.stream.IntStream;
import org.socialrx.stats.inequality.GradientIndices.Index;

/**
 * People and events in ranked groups, such as referrals by tenth of deprivation.
 *
 * @param people people of each group from the most to the least deprived, positive
 * @param events events of each group, not above its people
 */
public record RankedCounts(double[] people, double[] events) {

    /** The indices of the share with an event, limits from binomial errors. */
    public GradientIndices indices() {
        double[] shares = shares(events);
        double[] errors = IntStream.range(0, people.length)
                .mapToDouble(i -> Math.sqrt(shares[i] * (1 - shares[i]) / people[i]))
                .toArray();
        return GradientIndices.of(people, shares, errors);
    }

    /**
     * Horizontal inequity: the concentration index less that of the events that need alone would make, taken as known.
     *
     * <p>Source: Wagstaff and van Doorslaer, Journal of Human Resources 2000;35:716.
     *
     * @param needed events of each group that need would make, not negative, not all 0
     */
    public Index horizontalInequity(double[] needed) {
        var none = new double[people.length];
        var ofNeed = GradientIndices.of(people, shares(needed), none).concentration();
        return indices().concentration().less(ofNeed.estimate());
    }

    private double[] shares(double[] counts) {
        return IntStream.range(0, people.length)
                .mapToDouble(i -> Math.min(1, counts[i] / people[i]))
                .toArray();
    }
}
