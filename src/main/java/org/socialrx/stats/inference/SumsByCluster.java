package org.socialrx.stats.inference;

import java.io.Serializable;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * For every cluster c its Gram matrix K_c = sum of v x x' and its score s_c = sum of r x: all that cluster covariances
 * need.
 *
 * <p>x are the k regressors (after absorbed effects are taken out), v the working weight of the row and r its residual
 * times its prior weight: linear v = w, r = w (y - x'b); Poisson v = w mu, r = w (y - mu); logistic v = w p (1 - p), r
 * = w (y - p).
 */
public final class SumsByCluster implements Serializable {
    private static final long serialVersionUID = 1;

    private final int columns;
    private final TreeMap<String, Cluster> clusters = new TreeMap<>();

    /** Sums over no rows, of k columns. */
    public SumsByCluster(int columns) {
        this.columns = columns;
    }

    /** Adds a row of k regressors. */
    public void add(String cluster, double[] x, double workingWeight, double residual) {
        cluster(cluster).add(x, workingWeight, residual);
    }

    /** Adds the sums of another part of the rows to these. */
    public SumsByCluster merge(SumsByCluster other) {
        other.clusters.forEach((name, theirs) -> {
            Cluster ours = cluster(name);
            ours.gram.merge(theirs.gram);
            ours.score.merge(theirs.score);
        });
        return this;
    }

    /** The sums of each cluster, by name. */
    public NavigableMap<String, Cluster> clusters() {
        return Collections.unmodifiableNavigableMap(clusters);
    }

    /** How many columns a row has. */
    public int columns() {
        return columns;
    }

    /** The Gram matrix over all clusters. */
    public CrossProduct gram() {
        CrossProduct total = new CrossProduct(columns);
        clusters.values().forEach(c -> total.merge(c.gram));
        return total;
    }

    /** The score over all clusters. */
    public CompensatedSums score() {
        CompensatedSums total = new CompensatedSums(columns);
        clusters.values().forEach(c -> total.merge(c.score));
        return total;
    }

    /** The sums of one cluster, empty when it is new, to add rows to. */
    public Cluster cluster(String name) {
        return clusters.computeIfAbsent(
                name, n -> new Cluster(new CrossProduct(columns), new CompensatedSums(columns)));
    }

    /**
     * The sums of one cluster.
     *
     * @param gram K_c, k x k
     * @param score s_c, k
     */
    public record Cluster(CrossProduct gram, CompensatedSums score) implements Serializable {
        /** Adds a row of k regressors. */
        public void add(double[] x, double workingWeight, double residual) {
            gram.add(x, workingWeight);
            score.addScaled(x, residual);
        }
    }
}
