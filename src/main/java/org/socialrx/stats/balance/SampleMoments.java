package org.socialrx.stats.balance;

import org.socialrx.stats.Passes;

/**
 * Moments of both arms of one sample, with the weights of its values in bins. Accumulator over rows of treatment,
 * weight and columns.
 *
 * @param treated the treated rows
 * @param control the control rows
 * @param bins bins of the columns that hold more than 0 and 1
 */
record SampleMoments(ArmMoments treated, ArmMoments control, ColumnBins bins)
        implements Passes.Sums<double[], SampleMoments> {
    private static final double ROUNDING = 1e-14;

    SampleMoments(double[] means, ColumnBins bins) {
        this(new ArmMoments(means), new ArmMoments(means), bins);
    }

    @Override
    public void add(double[] row) {
        double weight = row[BalancePasses.WEIGHT];
        if (weight != 0) {
            (row[BalancePasses.TREATMENT] == 1 ? treated : control).add(row, weight);
            bins.add(row);
        }
    }

    @Override
    public void merge(SampleMoments other) {
        treated.merge(other.treated);
        control.merge(other.control);
        bins.merge(other.bins);
    }

    /** What differences of means are divided by, if this is the sample before adjustment. */
    double treatedDeviation(int column, boolean isBinary) {
        double mean = treated.mean(column);
        return Math.sqrt(isBinary ? mean * (1 - mean) : treated.variance(column));
    }

    CovariateBalance balance(int column, boolean isBinary, double deviation, double distance) {
        double meanTreated = treated.mean(column);
        double meanControl = control.mean(column);
        double apart = meanTreated - meanControl;
        double difference = Math.abs(apart) <= ROUNDING * Math.abs(meanTreated) ? 0 : apart;
        return new CovariateBalance(
                meanTreated,
                meanControl,
                difference == 0 ? 0 : difference / deviation,
                isBinary ? Double.NaN : treated.variance(column) / control.variance(column),
                isBinary ? Math.abs(difference) : distance);
    }
}
