package org.socialrx.stats.weighting;

import java.io.Serializable;
import org.socialrx.stats.algebra.CompensatedSums;

/** Means and standard deviations of k columns, for numerical sake only. Accumulator. */
public final class MomentScale implements Serializable {
    private static final long serialVersionUID = 1;

    private final CompensatedSums sums;
    private final CompensatedSums squares;
    private long rows;

    /** Scales of k columns over no rows. */
    public MomentScale(int columns) {
        sums = new CompensatedSums(columns);
        squares = new CompensatedSums(columns);
    }

    /** Adds a row of k columns. */
    public void add(double[] row) {
        for (int j = 0; j < sums.length(); j++) {
            sums.add(j, row[j]);
            squares.addProduct(j, row[j], row[j]);
        }
        rows++;
    }

    /** Adds other rows. */
    public void merge(MomentScale other) {
        sums.merge(other.sums);
        squares.merge(other.squares);
        rows += other.rows;
    }

    /** The means. */
    public double[] means() {
        double[] means = sums.values();
        for (int j = 0; j < means.length; j++) {
            means[j] /= rows;
        }
        return means;
    }

    /** The standard deviations; 1 for a column that does not vary. */
    public double[] deviations() {
        double[] means = means();
        double[] deviations = squares.values();
        for (int j = 0; j < deviations.length; j++) {
            double variance = deviations[j] / rows - means[j] * means[j];
            double least = 1e-14 * means[j] * means[j];
            deviations[j] = variance > least ? Math.sqrt(variance) : 1;
        }
        return deviations;
    }
}
