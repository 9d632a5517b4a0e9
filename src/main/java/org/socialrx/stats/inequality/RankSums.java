package org.socialrx.stats.inequality;

import java.io.Serializable;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.socialrx.stats.sum.ExactSum;

/**
 * People and their total value by rank. Accumulator; memory grows with the number of ranks.
 *
 * <p>Rows of equal rank are pooled by population. Sums are exact, so the order of the rows does not show.
 */
public final class RankSums implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeMap<Double, Total> totals = new TreeMap<>();
    private long faulty;

    /** Sums without rows. */
    public RankSums() {}

    /**
     * Adds a row.
     *
     * @param rank 1 the most deprived
     * @param population people in the row, positive; other rows are counted as faults
     * @param value mean value of the row
     */
    public void add(double rank, double population, double value) {
        if (!(population > 0)) {
            faulty++;
            return;
        }
        Total total = totals.computeIfAbsent(rank + 0.0, absent -> new Total());
        total.people.add(population);
        total.value.add(population * value);
    }

    /** Adds the rows of other sums, which stay as they are. */
    public void merge(RankSums other) {
        other.totals.forEach((rank, theirs) -> {
            Total ours = totals.computeIfAbsent(rank, absent -> new Total());
            ours.people.merge(theirs.people);
            ours.value.merge(theirs.value);
        });
        faulty += other.faulty;
    }

    /** Rows whose population is not positive. */
    long faulty() {
        return faulty;
    }

    NavigableMap<Double, Total> totals() {
        return totals;
    }

    /** One rank. */
    static final class Total implements Serializable {
        private static final long serialVersionUID = 1;
        private final ExactSum people = new ExactSum();
        private final ExactSum value = new ExactSum();

        double population() {
            return people.value();
        }

        double mean() {
            return value.value() / people.value();
        }
    }
}
