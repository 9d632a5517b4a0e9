package org.socialrx.stats.balance;

import java.io.Serializable;

/**
 * What the balance of one column needs of the rows of one sample (before or after adjustment).
 *
 * <p>Accumulator. A category has one column of 0 and 1 for every level.
 */
public final class CovariateSums implements Serializable {
    private static final long serialVersionUID = 1;

    private final WeightedMoments treated = new WeightedMoments();
    private final WeightedMoments control = new WeightedMoments();
    private final TwoArmDistribution distribution;

    /**
     * Starts without rows.
     *
     * @param distribution empty distributions, exact or binned
     */
    public CovariateSums(TwoArmDistribution distribution) {
        this.distribution = distribution;
    }

    /** Adds a row of the treated arm. */
    public void addTreated(double value, double rowWeight) {
        treated.add(value, rowWeight);
        distribution.addTreated(value, rowWeight);
    }

    /** Adds a row of the control arm. */
    public void addControl(double value, double rowWeight) {
        control.add(value, rowWeight);
        distribution.addControl(value, rowWeight);
    }

    /** Adds the rows of other sums, which stay as they are. */
    public void merge(CovariateSums other) {
        treated.merge(other.treated);
        control.merge(other.control);
        distribution.merge(other.distribution);
    }

    /** The treated rows. */
    public WeightedMoments treated() {
        return treated;
    }

    /** The control rows. */
    public WeightedMoments control() {
        return control;
    }

    /** The balance of this sample, where this sample is the one before adjustment. */
    public CovariateBalance balance() {
        return balance(treatedDeviation());
    }

    /** What mean differences are divided by, if this is the sample before adjustment. */
    public double treatedDeviation() {
        return isBinary() || !treated.isBinary() ? treated.deviation() : Math.sqrt(treated.variance());
    }

    /**
     * The balance of this sample.
     *
     * @param treatedDeviation {@link #treatedDeviation} of the sample before adjustment
     */
    public CovariateBalance balance(double treatedDeviation) {
        double treatedMean = treated.mean();
        double controlMean = control.mean();
        return new CovariateBalance(
                treatedMean,
                controlMean,
                standardised(treatedMean - controlMean, treatedDeviation),
                isBinary() ? Double.NaN : treated.variance() / control.variance(),
                distribution.distance());
    }

    private boolean isBinary() {
        return treated.isBinary() && control.isBinary();
    }

    private static double standardised(double difference, double deviation) {
        return difference == 0 ? 0 : difference / deviation;
    }
}
