package org.socialrx.stats.did;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Critical values of simultaneous bands: quantiles of the largest of several correlated normal numbers in size.
 *
 * <p>The probability that all lie within [-c, c] is integrated by Genz' sequential conditioning over a lattice of
 * 20,011 points, shifted eight times: no random numbers, and accurate to a few parts in ten thousand. Source: Genz,
 * Journal of Computational and Graphical Statistics 1992;1:141; Montiel Olea and Plagborg-Moller, Journal of Applied
 * Econometrics 2019;34:1.
 */
public final class SupT {
    private static final int POINTS = 20_011;
    /** A lattice to find out where to look with the other. */
    private static final int ROUGH_POINTS = 2_003;
    /** Further apart than the values of the two lattices are. */
    private static final double REACH = 0.02;

    private static final double CLOSE = 1e-6;
    private static final int SHIFTS = 8;
    private static final double NO_VARIANCE = 1e-10;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[][] root;
    private final double[] generators;

    /**
     * Takes the correlation from a covariance.
     *
     * @param covariance k x k, positive on the diagonal; may be singular
     */
    public SupT(double[][] covariance) {
        int k = covariance.length;
        root = new double[k][k];
        generators = generators(k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
                for (int m = 0; m < j; m++) {
                    rest -= root[i][m] * root[j][m];
                }
                if (i == j) {
                    root[i][i] = rest > NO_VARIANCE ? Math.sqrt(rest) : 0;
                } else {
                    root[i][j] = root[j][j] > 0 ? rest / root[j][j] : 0;
                }
            }
        }
    }

    /**
     * The number c with P(max |Z| &lt;= c) = level; not a number without any Z.
     *
     * @param level probability, such as 0.95
     */
    public double criticalValue(double level) {
        if (root.length == 0) {
            return Double.NaN;
        }
        double low = NORMAL.inverseSurvivalProbability((1 - level) / 2);
        double high = NORMAL.inverseSurvivalProbability((1 - level) / 2 / root.length) + 1e-9;
        double rough = root(level, low, high, ROUGH_POINTS);
        double fine = root(level, Math.max(low, rough - REACH), Math.min(high, rough + REACH), POINTS);
        return Math.abs(fine - rough) < REACH - CLOSE ? fine : root(level, low, high, POINTS);
    }

    /** Where the probability is the level; the nearer bound if it is nowhere between them. */
    private double root(double level, double least, double most, int points) {
        double low = least;
        double high = most;
        double below = probability(low, points) - level;
        if (below >= 0) {
            return low;
        }
        double above = probability(high, points) - level;
        if (above <= 0) {
            return high;
        }
        double middle = low;
        int side = 0;
        // The secant of a function this smooth is right in a few steps; a bound that stays is given half its weight, so
        // that it does not stay for ever (the Illinois rule).
        while (high - low > CLOSE) {
            middle = high - above * (high - low) / (above - below);
            double gap = probability(middle, points) - level;
            if (Math.abs(gap) < CLOSE) {
                return middle;
            }
            if (gap < 0) {
                low = middle;
                below = gap;
                above *= side < 0 ? 0.5 : 1;
                side = -1;
            } else {
                high = middle;
                above = gap;
                below *= side > 0 ? 0.5 : 1;
                side = 1;
            }
        }
        return middle;
    }

    /** P(max |Z| &lt;= c) over a lattice of so many points. */
    private double probability(double c, int points) {
        double[] z = new double[root.length];
        double total = 0;
        for (int shift = 0; shift < SHIFTS; shift++) {
            for (int point = 1; point <= points / SHIFTS; point++) {
                total += probability(c, point, (shift + 0.5) / SHIFTS, z);
            }
        }
        return total / (SHIFTS * (points / SHIFTS));
    }

    private double probability(double c, int point, double shift, double[] z) {
        double product = 1;
        int last = root.length - 1;
        for (int i = 0; i <= last && product > 0; i++) {
            double centre = 0;
            for (int m = 0; m < i; m++) {
                centre += root[i][m] * z[m];
            }
            if (root[i][i] == 0) {
                product *= Math.abs(centre) <= c ? 1 : 0;
                z[i] = 0;
            } else {
                double low = NORMAL.cumulativeProbability((-c - centre) / root[i][i]);
                double high = NORMAL.cumulativeProbability((c - centre) / root[i][i]);
                product *= high - low;
                if (i < last) {
                    double place = (point * generators[i] + shift) % 1;
                    double folded = Math.abs(2 * place - 1);
                    double at = Math.min(Math.max(low + folded * (high - low), 1e-300), 1 - 1e-16);
                    z[i] = NORMAL.inverseCumulativeProbability(at);
                }
            }
        }
        return product;
    }

    /** Square roots of the first primes, the directions of Richtmyer's lattice. */
    private static double[] generators(int count) {
        return IntStream.iterate(2, candidate -> candidate + 1)
                .filter(candidate -> IntStream.iterate(
                                2, divisor -> divisor * divisor <= candidate, divisor -> divisor + 1)
                        .allMatch(divisor -> candidate % divisor != 0))
                .limit(count)
                .mapToDouble(Math::sqrt)
                .toArray();
    }
}
