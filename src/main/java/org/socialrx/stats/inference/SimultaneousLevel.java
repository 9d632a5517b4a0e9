package org.socialrx.stats.inference;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far into the tail pointwise intervals of several combinations must reach so that all of them hold together.
 *
 * <p>c is the {@code level} quantile of max |Z_s|, Z normal with the correlation of the combinations, from 100,000
 * seeded draws; the tail is 1 - Phi(c). Each interval then takes the quantile of its own t distribution at that tail,
 * so that a band is never narrower than the interval it belongs to, whatever the degrees of freedom.
 *
 * <p>Source: Montiel Olea and Plagborg-Moeller (2019), Journal of Applied Econometrics 34 (the sup-t band).
 */
public final class SimultaneousLevel {
    private static final int DRAWS = 100_000;
    private static final double DEPENDENT = 1e-10;

    private SimultaneousLevel() {}

    /**
     * The probability in one tail.
     *
     * @param contrasts q combinations of k coefficients; those without variance take no part
     * @param covariance of the coefficients, k x k
     * @param level probability with which all intervals hold, such as 0.95
     * @param seed of the draws
     */
    public static double tail(double[][] contrasts, double[][] covariance, double level, long seed) {
        double[][] root = root(correlation(contrasts, covariance));
        Random random = new Random(seed);
        double[] most = new double[DRAWS];
        double[] z = new double[root.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int m = 0; m < z.length; m++) {
                z[m] = random.nextGaussian();
            }
            for (double[] row : root) {
                most[draw] = Math.max(most[draw], Math.abs(dot(row, z)));
            }
        }
        Arrays.sort(most);
        return NormalDistribution.of(0, 1).survivalProbability(most[(int) Math.ceil(level * DRAWS) - 1]);
    }

    private static double[][] correlation(double[][] contrasts, double[][] covariance) {
        int q = contrasts.length;
        double[][] products = new double[q][q];
        for (int s = 0; s < q; s++) {
            for (int t = 0; t < q; t++) {
                for (int i = 0; i < covariance.length; i++) {
                    products[s][t] += contrasts[s][i] * dot(covariance[i], contrasts[t]);
                }
            }
        }
        double[][] correlation = new double[q][q];
        for (int s = 0; s < q; s++) {
            for (int t = 0; t < q; t++) {
                double scale = Math.sqrt(products[s][s] * products[t][t]);
                correlation[s][t] = scale > 0 ? products[s][t] / scale : 0;
            }
        }
        return correlation;
    }

    /** Cholesky's root of a matrix that may be singular: a column without rest is 0. */
    private static double[][] root(double[][] correlation) {
        int q = correlation.length;
        double[][] root = new double[q][q];
        for (int j = 0; j < q; j++) {
            double rest = correlation[j][j] - dot(root[j], root[j]);
            if (rest <= DEPENDENT) {
                continue;
            }
            double pivot = Math.sqrt(rest);
            for (int i = j; i < q; i++) {
                root[i][j] = (correlation[i][j] - dot(root[i], root[j])) / pivot;
            }
        }
        return root;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
