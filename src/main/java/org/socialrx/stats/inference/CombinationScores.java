package org.socialrx.stats.inference;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.OrderedCholesky;

/**
 * Cluster covariances CR0, CR1 and CR1S of q combinations of k coefficients: q numbers a cluster, whatever k is.
 *
 * <p>V = sum over clusters of (L'M s_c)(L'M s_c)' with M the inverse information and s_c the score of the cluster. A
 * cluster that is added whole is forgotten at once, so that there may be millions; one that arrives in parts is kept by
 * name. Accumulator.
 *
 * <p>Source: Liang and Zeger (1986), Biometrika 73.
 */
public final class CombinationScores implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Set<ClusterCovarianceType> SCORES_ARE_ENOUGH =
            Set.of(ClusterCovarianceType.CR0, ClusterCovarianceType.CR1, ClusterCovarianceType.CR1S);

    private final double[][] directions;
    private final CrossProduct whole;
    private final TreeMap<String, CompensatedSums> named = new TreeMap<>();
    private long wholeClusters;

    /**
     * Scores of no clusters.
     *
     * @param root P with PP' = M, k rows
     * @param combinations weights of the k coefficients, one array a combination
     */
    public CombinationScores(double[][] root, List<double[]> combinations) {
        this(directions(root, combinations));
    }

    private CombinationScores(double[][] directions) {
        this.directions = directions;
        this.whole = new CrossProduct(directions.length);
    }

    /** Scores of no clusters that come as the parts of q estimands themselves. */
    public static CombinationScores ofEstimands(int estimands) {
        double[][] identity = new double[estimands][estimands];
        for (int q = 0; q < estimands; q++) {
            identity[q][q] = 1;
        }
        return new CombinationScores(identity);
    }

    private static double[][] directions(double[][] root, List<double[]> combinations) {
        double[][] inverse = OrderedCholesky.outer(root);
        double[][] directions = new double[combinations.size()][];
        for (int q = 0; q < directions.length; q++) {
            double[] direction = new double[root.length];
            for (int j = 0; j < root.length; j++) {
                direction[j] = ClusterLeverage.dot(inverse[j], combinations.get(q));
            }
            directions[q] = direction;
        }
        return directions;
    }

    /** Adds a whole cluster by its score of k numbers. */
    public void addWhole(double[] score) {
        whole.add(project(score), 1);
        wholeClusters++;
    }

    /** Adds to a cluster the score of some of its rows. */
    public void add(String cluster, double[] score) {
        CompensatedSums sums = named.computeIfAbsent(cluster, name -> new CompensatedSums(directions.length));
        double[] projected = project(score);
        for (int q = 0; q < projected.length; q++) {
            sums.add(q, projected[q]);
        }
    }

    private double[] project(double[] score) {
        double[] projected = new double[directions.length];
        for (int q = 0; q < projected.length; q++) {
            projected[q] = ClusterLeverage.dot(directions[q], score);
        }
        return projected;
    }

    /** Adds the clusters of other sums to these. */
    public void merge(CombinationScores other) {
        whole.merge(other.whole);
        wholeClusters += other.wholeClusters;
        other.named.forEach((name, theirs) -> named.computeIfAbsent(name, n -> new CompensatedSums(directions.length))
                .merge(theirs));
    }

    /** How many clusters there are, C. */
    public long clusters() {
        return wholeClusters + named.size();
    }

    /**
     * The q x q covariance.
     *
     * @param type CR0, CR1 or CR1S
     * @param rows N of CR1S
     * @param parameters K of CR1S
     * @throws TooFewRowsException with fewer than two clusters
     */
    public double[][] matrix(ClusterCovarianceType type, long rows, int parameters) {
        if (clusters() < 2) {
            throw new TooFewRowsException("clusters", clusters(), 2);
        }
        if (!SCORES_ARE_ENOUGH.contains(type)) {
            throw new IllegalArgumentException(type + " needs the Gram matrix of every cluster");
        }
        CrossProduct sum = new CrossProduct(directions.length);
        sum.merge(whole);
        named.values().forEach(cluster -> sum.add(cluster.values(), 1));
        double factor = type.factor(clusters(), rows, parameters);
        double[][] matrix = sum.values();
        for (double[] row : matrix) {
            for (int q = 0; q < row.length; q++) {
                row[q] *= factor;
            }
        }
        return matrix;
    }
}
