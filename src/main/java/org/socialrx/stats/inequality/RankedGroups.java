package org.socialrx.stats.inequality;

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
     * Orders pooled rows.
     *
     * @throws NoIndexException if a population is not positive
     * @throws TooFewRowsException for less than two ranks
     */
    public RankedGroups(RankSums sums) {
        if (sums.faulty() > 0) {
            throw new NoIndexException("A population is not positive in %d rows".formatted(sums.faulty()));
        }
        var totals = sums.totals().values();
        if (totals.size() < 2) {
            throw new TooFewRowsException("ranks", totals.size(), 2);
        }
        this.shares = new double[totals.size()];
        this.midpoints = new double[totals.size()];
        this.values = new double[totals.size()];
        double all = totals.stream().mapToDouble(RankSums.Total::population).sum();
        double below = 0;
        int at = 0;
        for (RankSums.Total total : totals) {
            shares[at] = total.population() / all;
            midpoints[at] = below + shares[at] / 2;
            values[at] = total.mean();
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
