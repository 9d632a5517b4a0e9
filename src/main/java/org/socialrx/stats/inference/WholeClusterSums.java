package org.socialrx.stats.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * Covariances by clusters too many for the driver, such as patients: each cluster is added whole and forgotten.
 *
 * <p>Second pass: the root P of the inverse information is known (PP' = M, {@code root} of a fit). Holds the r x r sums
 * of the adjusted scores on that basis for CR0, CR2 and CR3 and, for each coefficient or chosen combination, the sums
 * over clusters behind Satterthwaite's degrees of freedom; formulas in {@link ClusterCovariance}, which gives the same
 * numbers when every cluster fits on the driver.
 */
public final class WholeClusterSums implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int DIAGONAL = 0;
    private static final int CROSS = 1;
    private static final int SQUARES = 2;

    private final double[][] root;
    private final double[][] directions;
    private final CrossProduct plain;
    private final CrossProduct halfway;
    private final CrossProduct fully;
    private final List<CrossProduct> crossed = new ArrayList<>();
    private final List<CompensatedSums> moments = new ArrayList<>();
    private long clusters;

    /** Sums over no clusters, for a root P of the inverse information: k rows of r columns. */
    public WholeClusterSums(double[][] root) {
        this(root, root);
    }

    /**
     * Sums over no clusters, with degrees of freedom for chosen combinations instead of every coefficient.
     *
     * @param root P, k rows of r columns
     * @param combinations weights of the k coefficients, one array a combination
     */
    public static WholeClusterSums ofCombinations(double[][] root, List<double[]> combinations) {
        return new WholeClusterSums(
                root,
                combinations.stream()
                        .map(l -> ClusterCovariance.project(root, l))
                        .toArray(double[][]::new));
    }

    private WholeClusterSums(double[][] root, double[][] directions) {
        this.root = root;
        this.directions = directions;
        int rank = root.length == 0 ? 0 : root[0].length;
        this.plain = new CrossProduct(rank);
        this.halfway = new CrossProduct(rank);
        this.fully = new CrossProduct(rank);
        for (int j = 0; j < directions.length; j++) {
            crossed.add(new CrossProduct(rank));
            moments.add(new CompensatedSums(3));
        }
    }

    /** Adds one whole cluster: all its rows must be in its sums. */
    public void add(SumsByCluster.Cluster cluster) {
        double[] score = ClusterCovariance.project(root, cluster.score().values());
        ClusterLeverage leverage = ClusterLeverage.of(ClusterCovariance.hat(root, cluster.gram()));
        plain.add(score, 1);
        halfway.add(leverage.apply(d -> 1 / Math.sqrt(1 - d), score), 1);
        fully.add(leverage.apply(d -> 1 / (1 - d), score), 1);
        for (int j = 0; j < directions.length; j++) {
            double[] direction = directions[j];
            double diagonal = ClusterLeverage.dot(direction, leverage.apply(d -> d / (1 - d), direction));
            double[] along = leverage.apply(d -> d / Math.sqrt(1 - d), direction);
            double cross = ClusterLeverage.dot(along, along);
            crossed.get(j).add(along, 1);
            moments.get(j).add(DIAGONAL, diagonal);
            moments.get(j).add(CROSS, cross);
            moments.get(j).add(SQUARES, diagonal * (diagonal - 2 * cross));
        }
        clusters++;
    }

    /** Adds the sums of other clusters to these. */
    public WholeClusterSums merge(WholeClusterSums other) {
        plain.merge(other.plain);
        halfway.merge(other.halfway);
        fully.merge(other.fully);
        for (int j = 0; j < directions.length; j++) {
            crossed.get(j).merge(other.crossed.get(j));
            moments.get(j).merge(other.moments.get(j));
        }
        clusters += other.clusters;
        return this;
    }

    /** How many clusters were added. */
    public long clusters() {
        return clusters;
    }

    /** The k x k covariance; N rows and K parameters matter for CR1S only. */
    public double[][] matrix(ClusterCovarianceType type, long rows, int parameters) {
        if (clusters < 2) {
            throw new TooFewRowsException("clusters", clusters, 2);
        }
        double[][] meat = switch (type) {
            case CR0, CR1, CR1S -> plain.values();
            case CR2 -> halfway.values();
            case CR3, CR3_JACKKNIFE -> fully.values();
        };
        double factor = type.factor(clusters, rows, parameters);
        double[][] covariance = new double[root.length][root.length];
        for (int i = 0; i < root.length; i++) {
            double[] left = new double[meat.length];
            for (int m = 0; m < meat.length; m++) {
                left[m] = factor * ClusterLeverage.dot(root[i], meat[m]);
            }
            for (int j = 0; j < root.length; j++) {
                covariance[i][j] = ClusterLeverage.dot(left, root[j]);
            }
        }
        return covariance;
    }

    /** Degrees of freedom of one coefficient or chosen combination: Satterthwaite for CR2, C-1 otherwise. */
    public double degreesOfFreedom(ClusterCovarianceType type, int coefficient) {
        if (type != ClusterCovarianceType.CR2) {
            return clusters - 1.0;
        }
        CompensatedSums sums = moments.get(coefficient);
        double trace = sums.value(DIAGONAL) - sums.value(CROSS);
        double square = sums.value(SQUARES);
        for (double[] row : crossed.get(coefficient).values()) {
            square += ClusterLeverage.dot(row, row);
        }
        return trace * trace / square;
    }

    /** Every coefficient with its error, test and interval. */
    public List<Estimate> estimates(
            ClusterCovarianceType type, double[] coefficients, long rows, int parameters, double level) {
        double[][] covariance = matrix(type, rows, parameters);
        List<Estimate> estimates = new ArrayList<>();
        for (int j = 0; j < coefficients.length; j++) {
            double stdError = Math.sqrt(covariance[j][j]);
            estimates.add(
                    Double.isNaN(coefficients[j])
                            ? Estimate.withoutError(coefficients[j])
                            : Estimate.student(coefficients[j], stdError, degreesOfFreedom(type, j), level));
        }
        return estimates;
    }
}
