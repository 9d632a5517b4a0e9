package org.socialrx.stats.balance;

import java.io.Serializable;
import org.socialrx.stats.sum.ExactSum;

/**
 * Kish's effective sample size of weighted rows: (sum w)² / sum w².
 *
 * <p>Accumulator. Source: Kish, Survey Sampling, 1965, section 11.7.
 */
public final class EffectiveSize implements Serializable {
    private static final long serialVersionUID = 1;

    private final ExactSum weight = new ExactSum();
    private final ExactSum squaredWeight = new ExactSum();

    /** A sample without rows. */
    public EffectiveSize() {}

    /**
     * Adds a row.
     *
     * @param rowWeight finite and not negative
     */
    public void add(double rowWeight) {
        if (!(rowWeight >= 0)) {
            throw new IllegalArgumentException("A weight is negative or not a number");
        }
        weight.add(rowWeight);
        squaredWeight.add(rowWeight * rowWeight);
    }

    /** Adds the rows of another sample, which stays as it is. */
    public void merge(EffectiveSize other) {
        weight.merge(other.weight);
        squaredWeight.merge(other.squaredWeight);
    }

    /** Sum of the weights. */
    public double totalWeight() {
        return weight.value();
    }

    /** Sum of the squared weights. */
    public double totalSquaredWeight() {
        return squaredWeight.value();
    }

    /** How many rows of weight 1 would estimate a mean as well; 0 without weight. */
    public double rows() {
        double total = weight.value();
        return total == 0 ? 0 : total * total / squaredWeight.value();
    }
}
