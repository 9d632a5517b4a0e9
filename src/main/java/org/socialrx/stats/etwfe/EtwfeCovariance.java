package org.socialrx.stats.etwfe;

import java.util.List;
import java.util.Optional;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;

/** The errors of one fit under one clustering, or two crossed ones (V1 + V2 - V12, each with its own factor). */
public final class EtwfeCovariance {
    private final List<ClusterScores> parts;
    private final List<double[][]> covariances;
    private final Optional<ClusterCovariance> byLeverage;
    private final long rows;
    private final int parameters;

    private EtwfeCovariance(
            List<ClusterScores> parts,
            List<double[][]> covariances,
            Optional<ClusterCovariance> byLeverage,
            long rows,
            int parameters) {
        this.parts = parts;
        this.covariances = covariances;
        this.byLeverage = byLeverage;
        this.rows = rows;
        this.parameters = parameters;
    }

    static EtwfeCovariance of(List<ClusterScores> parts, double[][] inverse, long rows, int parameters) {
        for (ClusterScores part : parts) {
            if (part.count() < 2) {
                throw new TooFewRowsException("clusters", part.count(), 2);
            }
        }
        ClusterScores first = parts.get(0);
        return new EtwfeCovariance(
                parts,
                parts.stream().map(part -> sandwich(inverse, part.meat())).toList(),
                parts.size() == 1 && first.hasLeverage()
                        ? Optional.of(ClusterCovariance.of(first.sums(), rows, parameters))
                        : Optional.empty(),
                rows,
                parameters);
    }

    /** The smallest number of clusters. */
    public long clusters() {
        return parts.stream().limit(2).mapToLong(ClusterScores::count).min().orElseThrow();
    }

    /** Coefficients, levels and all, that the errors are corrected for. */
    public int parameters() {
        return parameters;
    }

    /**
     * The errors with what CR2 and CR3 need.
     *
     * @throws IllegalStateException if the clustering kept no leverage
     */
    public ClusterCovariance byLeverage() {
        return byLeverage.orElseThrow(() -> new IllegalStateException("The clustering kept no leverage"));
    }

    /** A function of the coefficients with its value and its gradient at the estimate: the delta method. */
    public Estimate estimate(ClusterCovarianceType type, double value, double[] gradient, double level) {
        if (Double.isNaN(value)) {
            return Estimate.withoutError(value);
        }
        if (byLeverage.isPresent()) {
            return byLeverage.orElseThrow().estimate(type, value, gradient, level);
        }
        double variance = 0;
        for (int k = 0; k < parts.size(); k++) {
            double factor = type.factor(parts.get(k).count(), rows, parameters);
            variance += (k < 2 ? 1 : -1) * factor * quadratic(covariances.get(k), gradient);
        }
        return variance >= 0
                ? Estimate.student(value, Math.sqrt(variance), clusters() - 1.0, level)
                : Estimate.withoutError(value);
    }

    private static double quadratic(double[][] matrix, double[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; vector[i] != 0 && j < vector.length; j++) {
                sum += vector[i] * matrix[i][j] * vector[j];
            }
        }
        return sum;
    }

    private static double[][] sandwich(double[][] bread, double[][] meat) {
        return times(times(bread, meat), bread);
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int m = 0; m < a.length; m++) {
                for (int j = 0; a[i][m] != 0 && j < a.length; j++) {
                    product[i][j] += a[i][m] * b[m][j];
                }
            }
        }
        return product;
    }
}
