package org.socialrx.stats.balance;

import java.io.Serializable;
import org.socialrx.stats.sum.ExactSum;

/**
 * Mean and variance of one weighted column in one arm.
 *
 * <p>Accumulator of sum w, sum w², sum wx and sum wx², none of which depends on the order of the rows.
 */
public final class WeightedMoments implements Serializable {
    private static final long serialVersionUID = 1;

    private final EffectiveSize size = new EffectiveSize();
    private final ExactSum sum = new ExactSum();
    private final ExactSum sumOfSquares = new ExactSum();
    private boolean isBinary = true;

    /** Moments without rows. */
    public WeightedMoments() {}

    /**
     * Adds a row.
     *
     * @param value finite
     * @param rowWeight finite and not negative
     */
    public void add(double value, double rowWeight) {
        isBinary &= value == 0 || value == 1;
        double product = rowWeight * value;
        size.add(rowWeight);
        sum.add(product);
        sumOfSquares.add(product * value);
    }

    /** Adds the rows of other moments, which stay as they are. */
    public void merge(WeightedMoments other) {
        isBinary &= other.isBinary;
        size.merge(other.size);
        sum.merge(other.sum);
        sumOfSquares.merge(other.sumOfSquares);
    }

    /** Whether every value is 0 or 1. */
    public boolean isBinary() {
        return isBinary;
    }

    /** The rows' weights. */
    public EffectiveSize size() {
        return size;
    }

    /** Sum wx / sum w; not a number without weight. */
    public double mean() {
        return sum.value() / size.totalWeight();
    }

    /**
     * Sum w(x - m)² · sum w / ((sum w)² - sum w²), which is the usual sample variance when all weights are equal; not a
     * number for less than two rows.
     */
    public double variance() {
        double weight = size.totalWeight();
        double total = sum.value();
        double squares = Math.max(0, sumOfSquares.value() - total / weight * total);
        return squares * weight / (weight * weight - size.totalSquaredWeight());
    }

    /** What a difference of means is divided by: sqrt(p(1 - p)) of a 0/1 column, else the standard deviation. */
    public double deviation() {
        double mean = mean();
        return Math.sqrt(isBinary ? mean * (1 - mean) : variance());
    }
}
