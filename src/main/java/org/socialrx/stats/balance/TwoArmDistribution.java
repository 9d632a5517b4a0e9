package org.socialrx.stats.balance;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.socialrx.stats.sum.ExactSum;

/**
 * The weighted distributions of one column in both arms, as weight for each value or for each bin of values.
 *
 * <p>Accumulator. With bins of width h the value x counts as floor(x / h) · h, and the distance of the distributions is
 * taken at the ends of bins; it is then at most {@link #binError} too small. Without bins it is exact and memory grows
 * with the number of different values.
 */
public final class TwoArmDistribution implements Serializable {
    private static final long serialVersionUID = 1;

    private final double binWidth;
    private final TreeMap<Double, ArmWeights> weights = new TreeMap<>();

    private TwoArmDistribution(double binWidth) {
        this.binWidth = binWidth;
    }

    /** Keeps every different value. */
    public static TwoArmDistribution exact() {
        return new TwoArmDistribution(0);
    }

    /**
     * Keeps bins of values.
     *
     * @param width width of a bin in units of the column, positive
     */
    public static TwoArmDistribution binned(double width) {
        if (!(width > 0)) {
            throw new IllegalArgumentException("Bin width is %s; it must be positive".formatted(width));
        }
        return new TwoArmDistribution(width);
    }

    /** Adds a row of the treated arm. */
    public void addTreated(double value, double rowWeight) {
        at(value).treated.add(rowWeight);
    }

    /** Adds a row of the control arm. */
    public void addControl(double value, double rowWeight) {
        at(value).control.add(rowWeight);
    }

    /** Adds the rows of other distributions of the same bin width, which stay as they are. */
    public void merge(TwoArmDistribution other) {
        if (binWidth != other.binWidth) {
            throw new IllegalArgumentException("Bin widths %s and %s differ".formatted(binWidth, other.binWidth));
        }
        for (Map.Entry<Double, ArmWeights> entry : other.weights.entrySet()) {
            var own = weights.computeIfAbsent(entry.getKey(), value -> new ArmWeights());
            own.treated.merge(entry.getValue().treated);
            own.control.merge(entry.getValue().control);
        }
    }

    /** The Kolmogorov-Smirnov distance max |F1(x) - F0(x)|; not a number if an arm has no weight. */
    public double distance() {
        double treatedTotal = total().treated.value();
        double controlTotal = total().control.value();
        double treatedBelow = 0;
        double controlBelow = 0;
        double widest = treatedTotal > 0 && controlTotal > 0 ? 0 : Double.NaN;
        for (ArmWeights here : weights.values()) {
            treatedBelow += here.treated.value();
            controlBelow += here.control.value();
            widest = Math.max(widest, Math.abs(treatedBelow / treatedTotal - controlBelow / controlTotal));
        }
        return widest;
    }

    /**
     * How much too small {@link #distance} may be because of the bins: the greatest share of an arm in one bin; 0 if
     * exact.
     */
    public double binError() {
        if (binWidth == 0) {
            return 0;
        }
        double treatedTotal = total().treated.value();
        double controlTotal = total().control.value();
        double greatest = 0;
        for (ArmWeights here : weights.values()) {
            double share = Math.max(here.treated.value() / treatedTotal, here.control.value() / controlTotal);
            greatest = Math.max(greatest, share);
        }
        return greatest;
    }

    private ArmWeights total() {
        var total = new ArmWeights();
        for (ArmWeights here : weights.values()) {
            total.treated.merge(here.treated);
            total.control.merge(here.control);
        }
        return total;
    }

    private ArmWeights at(double value) {
        double key = (binWidth == 0 ? value : Math.floor(value / binWidth) * binWidth) + 0.0;
        return weights.computeIfAbsent(key, absent -> new ArmWeights());
    }

    private static final class ArmWeights implements Serializable {
        private static final long serialVersionUID = 1;
        private final ExactSum treated = new ExactSum();
        private final ExactSum control = new ExactSum();
    }
}
