package org.socialrx.stats.weighting;

import java.io.Serializable;
import org.socialrx.stats.balance.EffectiveSize;

/** Effective sample sizes of both arms and the smallest, mean and largest weight. Accumulator. */
public final class WeightSummary implements Serializable {
    private static final long serialVersionUID = 1;

    private final EffectiveSize treated = new EffectiveSize();
    private final EffectiveSize control = new EffectiveSize();
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private long rows;

    /** A summary without rows. */
    public WeightSummary() {}

    /** Adds a treated row. */
    public void addTreated(double weight) {
        treated.add(weight);
        see(weight);
    }

    /** Adds a control row. */
    public void addControl(double weight) {
        control.add(weight);
        see(weight);
    }

    /** Adds the rows of another summary, which stays as it is. */
    public void merge(WeightSummary other) {
        treated.merge(other.treated);
        control.merge(other.control);
        smallest = Math.min(smallest, other.smallest);
        largest = Math.max(largest, other.largest);
        rows += other.rows;
    }

    /** Effective sample size of the treated. */
    public double effectiveTreated() {
        return treated.rows();
    }

    /** Effective sample size of the controls. */
    public double effectiveControls() {
        return control.rows();
    }

    /** The smallest weight; infinite without rows. */
    public double smallest() {
        return smallest;
    }

    /** The largest weight; negative infinite without rows. */
    public double largest() {
        return largest;
    }

    /** The mean weight of all rows. */
    public double mean() {
        return (treated.totalWeight() + control.totalWeight()) / rows;
    }

    private void see(double weight) {
        smallest = Math.min(smallest, weight);
        largest = Math.max(largest, weight);
        rows++;
    }
}
