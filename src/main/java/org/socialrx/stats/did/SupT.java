package org.socialrx.stats.did;

import java.util.ArrayList;
import java.util.List;
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
    private static final int SHIFTS = 8;
    private static final double NO_VARIANCE = 1e-10;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[][] root;

    /**
     * Takes the correlation from a covariance.
     *
     * @param covariance k x k, positive on the diagonal; may be singular
     */
    public SupT(double[][] covariance) {
        int k = covariance.length;
        root = new double[k][k];
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
        double below = probability(low) - level;
        double above = probability(high) - level;
        double middle = low;
        // The secant of a function this smooth is right to 1e-6 in a few steps, far closer than the lattice is; half a
        // bracket is left behind each time.
        while (high - low > 1e-6 && below < 0 && above > 0) {
            double secant = low - below * (high - low) / (above - below);
            middle = Math.min(Math.max(secant, low + 0.01 * (high - low)), high - 0.01 * (high - low));
            double gap = probability(middle) - level;
            if (Math.abs(gap) < 1e-6) {
                return middle;
            }
            if (gap < 0) {
                low = middle;
                below = gap;
                above /= 2;
            } else {
                high = middle;
                above = gap;
                below /= 2;
            }
        }
        return above <= 0 ? high : middle;
    }

    /** P(max |Z| &lt;= c). */
    double probability(double c) {
        double[] generators = generators(root.length).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] byShift = IntStream.range(0, SHIFTS)
                .parallel()
                .mapToDouble(shift -> {
                    double sum = 0;
                    double[] z = new double[root.length];
                    for (int point = 1; point <= POINTS / SHIFTS; point++) {
                        sum += probability(c, point, (shift + 0.5) / SHIFTS, generators, z);
                    }
                    return sum;
                })
                .toArray();
        // Summed in order, whichever thread was first.
        double total = 0;
        for (double sum : byShift) {
            total += sum;
        }
        return total / (SHIFTS * (POINTS / SHIFTS));
    }

    private double probability(double c, int point, double shift, double[] generators, double[] z) {
        double product = 1;
        for (int i = 0; i < root.length && product > 0; i++) {
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
                double place = (point * generators[i] + shift) % 1;
                double folded = Math.abs(2 * place - 1);
                double at = Math.min(Math.max(low + folded * (high - low), 1e-300), 1 - 1e-16);
                z[i] = NORMAL.inverseCumulativeProbability(at);
                product *= high - low;
            }
        }
        return product;
    }

    /** Square roots of the first primes, the directions of Richtmyer's lattice. */
    private static List<Double> generators(int count) {
        List<Double> generators = new ArrayList<>();
        for (int candidate = 2; generators.size() < count; candidate++) {
            boolean isPrime = true;
            for (int divisor = 2; divisor * divisor <= candidate; divisor++) {
                isPrime &= candidate % divisor != 0;
            }
            if (isPrime) {
                generators.add(Math.sqrt(candidate));
            }
        }
        return generators;
    }
}
