package org.socialrx.stats.balance;

import org.socialrx.stats.Passes;

/**
 * Weights in bins of some of the columns of one sample. Accumulator over rows of treatment, weight and columns.
 *
 * @param columns which columns
 * @param sums their bins, in the same order
 */
record ColumnBins(int[] columns, StretchSums[] sums) implements Passes.Sums<double[], ColumnBins> {
    @Override
    public void add(double[] row) {
        double weight = row[BalancePasses.WEIGHT];
        if (weight == 0) {
            return;
        }
        boolean isTreated = row[BalancePasses.TREATMENT] == 1;
        for (int i = 0; i < columns.length; i++) {
            double value = row[BalancePasses.FIRST + columns[i]];
            if (isTreated) {
                sums[i].addTreated(value, weight);
            } else {
                sums[i].addControl(value, weight);
            }
        }
    }

    @Override
    public void merge(ColumnBins other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i].merge(other.sums[i]);
        }
    }
}
