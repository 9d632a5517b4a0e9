package org.socialrx.stats.instrument;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.socialrx.stats.sum.ExactSum;

/**
 * Wilcoxon's signed-rank test with the normal approximation, corrected for ties and continuity.
 *
 * <p>Source: Hollander and Wolfe, Nonparametric Statistical Methods, 2nd ed., section 3.1.
 *
 * @param statistic sum of the ranks of the positive differences
 * @param pValue two-sided; not a number if no difference is other than 0
 */
public record SignedRankTest(double statistic, double pValue) {
    /**
     * Tests differences; those that are 0 are dropped, equal sizes share their mean rank.
     *
     * @param counts how many times each difference occurs
     */
    static SignedRankTest of(Map<Long, Long> counts) {
        TreeMap<Long, long[]> sizes = new TreeMap<>();
        counts.forEach((difference, count) -> {
            if (difference != 0) {
                long[] here = sizes.computeIfAbsent(Math.abs(difference), absent -> new long[2]);
                here[0] += count;
                here[1] += difference > 0 ? count : 0;
            }
        });
        double n = 0;
        var positive = new ExactSum();
        var ties = new ExactSum();
        for (long[] here : sizes.values()) {
            double tied = here[0];
            positive.add((n + (tied + 1) / 2) * here[1]);
            ties.add(tied * tied * tied - tied);
            n += tied;
        }
        double statistic = positive.value();
        double centred = statistic - n * (n + 1) / 4;
        double variance = n * (n + 1) * (2 * n + 1) / 24 - ties.value() / 48;
        double z = (centred - Math.signum(centred) * 0.5) / Math.sqrt(variance);
        return new SignedRankTest(
                statistic, Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z))));
    }
}
