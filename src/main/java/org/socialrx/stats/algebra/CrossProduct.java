package org.socialrx.stats.algebra;

import java.io.Serializable;

/**
 * The sum of w x x' over rows x of k columns with weight w, each of its k(k+1)/2 entries kept to about 32 digits.
 *
 * <p>Products are exact (fused multiply-add), so that solving with these sums is as accurate as a QR decomposition of
 * the rows in double precision; zeros cost nothing, so that dummies are cheap.
 */
public final class CrossProduct implements Serializable {
    private static final long serialVersionUID = 1;

    private final int columns;
    private final double[] high;
    private final double[] low;

    /** Sums over no rows, of k columns. */
    public CrossProduct(int columns) {
        this.columns = columns;
        this.high = new double[columns * (columns + 1) / 2];
        this.low = new double[high.length];
    }

    /** How many columns the rows have. */
    public int columns() {
        return columns;
    }

    /** Adds one row of k columns with its weight. */
    public void add(double[] x, double weight) {
        if (x.length != columns) {
            throw new IllegalArgumentException("A row of %d columns, not %d".formatted(x.length, columns));
        }
        int start = 0;
        for (int i = 0; i < columns; i++) {
            double head = weight * x[i];
            if (head != 0) {
                addRow(start - i, i, x, head, Math.fma(weight, x[i], -head));
            }
            start += columns - i;
        }
    }

    private void addRow(int offset, int from, double[] x, double head, double tail) {
        for (int j = from; j < columns; j++) {
            double p = head * x[j];
            double error = Math.fma(head, x[j], -p) + tail * x[j];
            double old = high[offset + j];
            double s = old + p;
            double t = s - old;
            high[offset + j] = s;
            low[offset + j] += (old - (s - t)) + (p - t) + error;
        }
    }

    /** Adds the sums of another part of the rows to these. */
    public void merge(CrossProduct other) {
        for (int m = 0; m < high.length; m++) {
            double s = high[m] + other.high[m];
            double t = s - high[m];
            low[m] += (high[m] - (s - t)) + (other.high[m] - t) + other.low[m];
            high[m] = s;
        }
    }

    /** One entry, rounded once. */
    public double value(int i, int j) {
        int at = position(i, j);
        return high[at] + low[at];
    }

    /** All entries as a symmetric k x k array, rounded once. */
    public double[][] values() {
        double[][] values = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                values[i][j] = value(i, j);
            }
        }
        return values;
    }

    DoubleDouble exact(int i, int j) {
        int at = position(i, j);
        return DoubleDouble.sum(high[at], low[at]);
    }

    private int position(int i, int j) {
        int row = Math.min(i, j);
        return row * columns - row * (row - 1) / 2 + Math.max(i, j) - row;
    }
}
