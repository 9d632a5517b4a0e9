package org.socialrx.stats.algebra;

import java.io.Serializable;

/**
 * The sum of w x x' over rows x of k columns with weight w, the upper triangle of it kept to about 32 digits.
 *
 * <p>Products are exact (fused multiply-add), so that solving with these sums is as accurate as a QR decomposition of
 * the rows in double precision; zeros cost nothing, so that dummies are cheap.
 */
public final class CrossProduct implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[][] high;
    private final double[][] low;

    /** Sums over no rows, of k columns. */
    public CrossProduct(int columns) {
        this.high = new double[columns][columns];
        this.low = new double[columns][columns];
    }

    /** How many columns the rows have. */
    public int columns() {
        return high.length;
    }

    /** Adds one row of k columns with its weight. */
    public void add(double[] x, double weight) {
        if (x.length != high.length) {
            throw new IllegalArgumentException("A row of %d columns, not %d".formatted(x.length, high.length));
        }
        for (int i = 0; i < x.length; i++) {
            double head = weight * x[i];
            if (head != 0) {
                addRow(high[i], low[i], i, x, head, Math.fma(weight, x[i], -head));
            }
        }
    }

    /** One row of the upper triangle; a loop over plain arrays, which the compiler turns into vector instructions. */
    private static void addRow(double[] high, double[] low, int from, double[] x, double head, double tail) {
        for (int j = from; j < high.length; j++) {
            double p = head * x[j];
            double error = Math.fma(head, x[j], -p) + tail * x[j];
            double old = high[j];
            double s = old + p;
            double t = s - old;
            high[j] = s;
            low[j] += (old - (s - t)) + (p - t) + error;
        }
    }

    /** Adds the sums of another part of the rows to these. */
    public void merge(CrossProduct other) {
        for (int i = 0; i < high.length; i++) {
            for (int j = i; j < high.length; j++) {
                addExact(i, j, other.high[i][j], other.low[i][j]);
            }
        }
    }

    /**
     * Adds the sums of rows u of fewer columns whose rows x here are x_i = sum of u_a over the a that name column i.
     *
     * @param narrow sums over the rows u
     * @param columns for each column of u the columns here that it enters
     */
    public void addSpread(CrossProduct narrow, int[][] columns) {
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b < columns.length; b++) {
                double head = narrow.high[Math.min(a, b)][Math.max(a, b)];
                double tail = narrow.low[Math.min(a, b)][Math.max(a, b)];
                for (int i : columns[a]) {
                    for (int j : columns[b]) {
                        if (i <= j) {
                            addExact(i, j, head, tail);
                        }
                    }
                }
            }
        }
    }

    private void addExact(int i, int j, double head, double tail) {
        double s = high[i][j] + head;
        double t = s - high[i][j];
        low[i][j] += (high[i][j] - (s - t)) + (head - t) + tail;
        high[i][j] = s;
    }

    /** One entry, rounded once. */
    public double value(int i, int j) {
        int row = Math.min(i, j);
        int column = Math.max(i, j);
        return high[row][column] + low[row][column];
    }

    /** All entries as a symmetric k x k array, rounded once. */
    public double[][] values() {
        double[][] values = new double[high.length][high.length];
        for (int i = 0; i < high.length; i++) {
            for (int j = 0; j < high.length; j++) {
                values[i][j] = value(i, j);
            }
        }
        return values;
    }

    DoubleDouble exact(int i, int j) {
        int row = Math.min(i, j);
        int column = Math.max(i, j);
        return DoubleDouble.sum(high[row][column], low[row][column]);
    }
}
