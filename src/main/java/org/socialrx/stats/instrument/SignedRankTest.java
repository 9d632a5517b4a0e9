package org.socialrx.stats.instrument;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

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
     * @param differences n differences
     */
    public static SignedRankTest of(double[] differences) {
        double[] sorted = Arrays.stream(differences).filter(d -> d != 0).toArray();
        double[] sizes = Arrays.stream(sorted).map(Math::abs).sorted().toArray();
        int n = sizes.length;
        double positive = 0;
        double ties = 0;
        for (int start = 0; start < n; ) {
            int end = start;
            while (end < n && sizes[end] == sizes[start]) {
                end++;
            }
            double size = sizes[start];
            double rank = (start + 1 + end) / 2.0;
            positive += rank * Arrays.stream(sorted).filter(d -> d == size).count();
            double count = end - start;
            ties += count * count * count - count;
            start = end;
        }
        double centred = positive - n * (n + 1.0) / 4;
        double variance = n * (n + 1.0) * (2.0 * n + 1) / 24 - ties / 48;
        double z = (centred - Math.signum(centred) * 0.5) / Math.sqrt(variance);
        return new SignedRankTest(
                positive, Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z))));
    }
}
