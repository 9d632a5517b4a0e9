package org.socialrx.stats.algebra;

import java.io.Serializable;

/**
 * A vector of running sums, each kept to about 32 digits, so that the order of adding and merging does not show.
 *
 * <p>Source: Ogita, Rump and Oishi (2005), Accurate sum and dot product.
 */
public final class CompensatedSums implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] high;
    private final double[] low;

    /** Sums that are all zero. */
    public CompensatedSums(int length) {
        this.high = new double[length];
        this.low = new double[length];
    }

    /** How many sums there are. */
    public int length() {
        return high.length;
    }

    /** Adds one value to one sum. */
    public void add(int at, double value) {
        double s = high[at] + value;
        double t = s - high[at];
        low[at] += (high[at] - (s - t)) + (value - t);
        high[at] = s;
    }

    /** Adds a product to one sum, without rounding the product. */
    public void addProduct(int at, double a, double b) {
        double p = a * b;
        add(at, p);
        low[at] += Math.fma(a, b, -p);
    }

    /** Adds {@code factor} times a vector. */
    public void addScaled(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            if (x[i] != 0) {
                addProduct(i, x[i], factor);
            }
        }
    }

    /** Adds the sums of another part of the rows to these. */
    public void merge(CompensatedSums other) {
        for (int i = 0; i < high.length; i++) {
            add(i, other.high[i]);
            low[i] += other.low[i];
        }
    }

    /**
     * Adds sums of fewer numbers, each to several of these.
     *
     * @param places for each of the narrow sums the sums here that it enters
     */
    public void addSpread(CompensatedSums narrow, int[][] places) {
        for (int a = 0; a < places.length; a++) {
            for (int i : places[a]) {
                add(i, narrow.high[a]);
                low[i] += narrow.low[a];
            }
        }
    }

    /** One sum, rounded once. */
    public double value(int at) {
        return high[at] + low[at];
    }

    /** All sums, rounded once. */
    public double[] values() {
        double[] values = new double[high.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i);
        }
        return values;
    }

    DoubleDouble exact(int at) {
        return DoubleDouble.sum(high[at], low[at]);
    }
}
