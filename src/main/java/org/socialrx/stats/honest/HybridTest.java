package org.socialrx.stats.honest;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The conditional test with a least-favourable first stage that a value of the effect is compatible with linear moment
 * inequalities, of which all corners of the dual programme are known.
 *
 * <p>The statistic eta is the largest corner. It is compared first with its 1 - kappa quantile when all moments bind,
 * then, given which corner is the largest and what is independent of it, with a truncated normal quantile.
 */
final class HybridTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double NO_VARIANCE = 1e-14;
    private static final int CELLS = 4000;
    private static final double REACH = 8;

    private final double[] values;
    private final double[] slopes;
    private final double[][] covariance;
    private final double[] multiples;
    private final double size;
    private final double firstStage;

    /**
     * A linear function of the estimates that must not be positive: weights'b - slope effect.
     *
     * @param weights weight of every estimate
     * @param slope factor of the effect
     */
    record Corner(double[] weights, double slope) {}

    HybridTest(EventStudy study, List<Corner> corners, double alpha) {
        int k = corners.size();
        this.values = new double[k];
        this.slopes = new double[k];
        this.covariance = new double[k][k];
        for (int i = 0; i < k; i++) {
            values[i] = study.value(corners.get(i).weights());
            slopes[i] = corners.get(i).slope();
            for (int j = 0; j < k; j++) {
                covariance[i][j] = study.covariance(
                        corners.get(i).weights(), corners.get(j).weights());
            }
        }
        this.multiples = multiples(corners);
        double kappa = alpha / 10;
        this.size = (alpha - kappa) / (1 - kappa);
        this.firstStage = leastFavourable(1 - kappa);
    }

    boolean accepts(double effect) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = value(i, effect) > value(largest, effect) ? i : largest;
        }
        double statistic = value(largest, effect);
        double variance = covariance[largest][largest];
        if (statistic > firstStage) {
            return false;
        }
        if (variance < NO_VARIANCE) {
            return statistic <= 0;
        }
        double low = Double.NEGATIVE_INFINITY;
        double high = firstStage;
        for (int i = 0; i < values.length; i++) {
            double along = covariance[i][largest] / variance;
            double apart = value(i, effect) - along * statistic;
            if (along < 1 - 1e-12) {
                low = Math.max(low, apart / (1 - along));
            } else if (along > 1 + 1e-12) {
                high = Math.min(high, apart / (1 - along));
            }
        }
        double deviation = Math.sqrt(variance);
        double critical = Math.max(0, truncatedQuantile(1 - size, low / deviation, high / deviation));
        return statistic / deviation <= critical;
    }

    private double value(int corner, double effect) {
        return values[corner] - slopes[corner] * effect;
    }

    /**
     * Quantile of the largest corner when all moments bind.
     *
     * <p>The corners are linear in two normal numbers only, the largest step before and the combination after the
     * reference. Given the first, the largest corner is below c if the second lies in an interval: one integral by the
     * midpoint rule.
     */
    private double leastFavourable(double probability) {
        double low = 0;
        double high = 1;
        while (probabilityBelow(high) < probability) {
            high *= 2;
        }
        while (high - low > 1e-9 * high) {
            double middle = (low + high) / 2;
            if (probabilityBelow(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double probabilityBelow(double c) {
        int up = values.length - 2;
        int down = values.length - 1;
        double pairDeviation = Math.sqrt(covariance[0][0]);
        boolean hasPair = covariance[0][0] > NO_VARIANCE;
        double onUp = hasPair ? covariance[up][0] / pairDeviation : 0;
        double onDown = hasPair ? covariance[down][0] / pairDeviation : 0;
        double restUp = Math.sqrt(Math.max(NO_VARIANCE, covariance[up][up] - onUp * onUp));
        double restDown = Math.sqrt(Math.max(NO_VARIANCE, covariance[down][down] - onDown * onDown));
        double total = 0;
        for (int i = 0; i < CELLS; i++) {
            double z = -REACH + 2 * REACH * (i + 0.5) / CELLS;
            if (pairsAreBelow(c, pairDeviation * z)) {
                double above = NORMAL.cumulativeProbability((c - onUp * z) / restUp);
                double below = NORMAL.cumulativeProbability(-(c - onDown * z) / restDown);
                total += Math.max(0, above - below) * NORMAL.density(z) * 2 * REACH / CELLS;
            }
        }
        return total;
    }

    /** Whether all sums of both moments of one step are below c, given the first of them. */
    private boolean pairsAreBelow(double c, double first) {
        for (double multiple : multiples) {
            if (multiple * first > c) {
                return false;
            }
        }
        return true;
    }

    /** The sums of both moments of one step as multiples of the first such sum: all corners but the last two. */
    private static double[] multiples(List<Corner> corners) {
        double[] first = corners.get(0).weights();
        int at = 0;
        for (int i = 0; i < first.length; i++) {
            at = Math.abs(first[i]) > Math.abs(first[at]) ? i : at;
        }
        double[] multiples = new double[corners.size() - 2];
        for (int r = 0; r < multiples.length; r++) {
            multiples[r] = first[at] == 0 ? 0 : corners.get(r).weights()[at] / first[at];
        }
        return multiples;
    }

    /** Quantile of a standard normal number between two bounds, worked in the tail that is nearer. */
    private static double truncatedQuantile(double probability, double low, double high) {
        if (!(low < high)) {
            return high;
        }
        if (low > 0) {
            double far = NORMAL.survivalProbability(high);
            double near = NORMAL.survivalProbability(low);
            return NORMAL.inverseSurvivalProbability(near - probability * (near - far));
        }
        double from = NORMAL.cumulativeProbability(low);
        double to = NORMAL.cumulativeProbability(high);
        return NORMAL.inverseCumulativeProbability(from + probability * (to - from));
    }
}
