package org.socialrx.stats.balance;

import java.util.Arrays;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;

/**
 * Mean, lowest and highest value of k columns, and whether they hold anything but 0 and 1.
 *
 * <p>Accumulator over rows of treatment, weight and k columns; weights do not matter.
 */
final class ColumnRange implements Passes.Sums<double[], ColumnRange> {
    private static final long serialVersionUID = 1;

    private final CompensatedSums sums;
    private final double[] lowest;
    private final double[] highest;
    private final boolean[] isOther;
    private long rows;

    ColumnRange(int columns) {
        sums = new CompensatedSums(columns);
        lowest = new double[columns];
        highest = new double[columns];
        isOther = new boolean[columns];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    }

    @Override
    public void add(double[] row) {
        for (int j = 0; j < lowest.length; j++) {
            double value = row[BalancePasses.FIRST + j];
            sums.add(j, value);
            lowest[j] = Math.min(lowest[j], value);
            highest[j] = Math.max(highest[j], value);
            isOther[j] |= value != 0 && value != 1;
        }
        rows++;
    }

    @Override
    public void merge(ColumnRange other) {
        sums.merge(other.sums);
        for (int j = 0; j < lowest.length; j++) {
            lowest[j] = Math.min(lowest[j], other.lowest[j]);
            highest[j] = Math.max(highest[j], other.highest[j]);
            isOther[j] |= other.isOther[j];
        }
        rows += other.rows;
    }

    double[] means() {
        double[] means = sums.values();
        for (int j = 0; j < means.length; j++) {
            means[j] /= rows;
        }
        return means;
    }

    double lowest(int column) {
        return lowest[column];
    }

    double highest(int column) {
        return highest[column];
    }

    /** Whether every value of a column is 0 or 1. */
    boolean isBinary(int column) {
        return !isOther[column];
    }
}
