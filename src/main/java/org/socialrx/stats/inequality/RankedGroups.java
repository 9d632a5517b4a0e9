package org.socialrx.stats.inequality;

import java.util.TreeMap;
import org.socialrx.stats.TooFewRowsException;

/**
 * A population in groups from the most to the least deprived, with its share, its midpoint rank and its value.
 *
 * <p>The midpoint rank is the share of all people below a group plus half its own.
 */
public final class RankedGroups {
    private final double[] shares;
    private final double[] midpoints;
    private final double[] values;

    /**
     * Pools rows of equal rank by population and orders them.
     *
     * @param ranks rank of each row, 1 the most deprived
     * @param populations people in each row, positive
     * @param values mean value of each row
     * @throws TooFewRowsException for less than two ranks
     */
    public RankedGroups(double[] ranks, double[] populations, double[] values) {
        TreeMap<Double, double[]> pooled = new TreeMap<>();
        double all = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (!(populations[i] > 0)) {
                throw new IllegalArgumentException("A population is %s; it must be positive".formatted(populations[i]));
            }
            double[] group = pooled.computeIfAbsent(ranks[i], absent -> new double[2]);
            group[0] += populations[i];
            group[1] += populations[i] * values[i];
            all += populations[i];
        }
        if (pooled.size() < 2) {
            throw new TooFewRowsException("ranks", pooled.size(), 2);
        }
        this.shares = new double[pooled.size()];
        this.midpoints = new double[pooled.size()];
        this.values = new double[pooled.size()];
        double below = 0;
        int at = 0;
        for (double[] group : pooled.values()) {
            shares[at] = group[0] / all;
            midpoints[at] = below + shares[at] / 2;
            this.values[at] = group[1] / group[0];
            below += shares[at++];
        }
    }

    int size() {
        return shares.length;
    }

    double share(int group) {
        return shares[group];
    }

    double midpoint(int group) {
        return midpoints[group];
    }

    double value(int group) {
        return values[group];
    }

    /** Mean value of the population. */
    public double mean() {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * values[i];
        }
        return mean;
    }

    /**
     * The concentration index 2 cov(value, rank)/mean.
     *
     * <p>Source: Kakwani, Wagstaff and van Doorslaer, Journal of Econometrics 1997;77:87.
     */
    public double concentrationIndex() {
        double mean = mean();
        double covariance = 0;
        for (int i = 0; i < shares.length; i++) {
            covariance += shares[i] * (values[i] - mean) * (midpoints[i] - 0.5);
        }
        return 2 * covariance / mean;
    }
}
