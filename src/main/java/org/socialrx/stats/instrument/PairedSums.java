package org.socialrx.stats.instrument;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * What a paired change needs of its people: means and squares in 32 digits, and how many changed by how much.
 *
 * <p>Accumulator whose order of adding does not show. Changes are counted as whole millionths, because scores are
 * published with two decimals; memory grows with the number of different changes, fewer than s² for a score of s
 * values.
 */
public final class PairedSums implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double DECIMALS = 1e6;
    private static final double MOST = Long.MAX_VALUE / DECIMALS;

    private final CrossProduct products = new CrossProduct(4);
    private final TreeMap<Long, Long> changes = new TreeMap<>();
    private long people;

    /** Sums over nobody. */
    public PairedSums() {}

    /** Adds a person with both scores. */
    public void add(double before, double after) {
        double change = after - before;
        if (!(Math.abs(change) < MOST)) {
            throw new IllegalArgumentException("A change is not a finite number of millionths");
        }
        products.add(new double[] {1, before, after, change}, 1);
        changes.merge((long) Math.rint(change * DECIMALS), 1L, Long::sum);
        people++;
    }

    /** Adds the people of other sums, which stay as they are. */
    public void merge(PairedSums other) {
        products.merge(other.products);
        other.changes.forEach((change, count) -> changes.merge(change, count, Long::sum));
        people += other.people;
    }

    /** How many people there are. */
    public long people() {
        return people;
    }

    /** Sums of (1, before, after, change). */
    CrossProduct products() {
        return products;
    }

    /** How many people changed by each number of millionths. */
    Map<Long, Long> changes() {
        return changes;
    }

    /** A threshold in millionths. */
    static long millionths(double threshold) {
        return (long) Math.rint(threshold * DECIMALS);
    }
}
