package org.socialrx.stats.linear;

import java.util.List;
import org.socialrx.stats.algebra.OrderedCholesky;
import org.socialrx.stats.inference.CoefficientTable;
import org.socialrx.stats.inference.RegressionFit;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;

/**
 * A least squares fit.
 *
 * @param names k column names
 * @param coefficients k coefficients, in units of the outcome per unit of the column; NaN where aliased
 * @param root P with PP' = (X'WX)⁻¹: k rows, one column a kept column; 0 where aliased
 * @param aliased names of columns that earlier ones determine
 * @param rows N, rows of weight above 0
 * @param rank of the regressors
 * @param parameters K, rank and one for each unit effect taken out
 * @param residualSquares weighted sum of squared residuals
 * @param rSquared share of the outcome's variation about its mean that is explained
 */
public record LinearFit(
        List<String> names,
        double[] coefficients,
        double[][] root,
        List<String> aliased,
        long rows,
        int rank,
        int parameters,
        double residualSquares,
        double rSquared)
        implements RegressionFit {
    public LinearFit {
        names = List.copyOf(names);
        aliased = List.copyOf(aliased);
    }

    /** (X'WX)⁻¹, k x k; 0 where aliased. */
    public double[][] inverse() {
        return OrderedCholesky.outer(root);
    }

    /** N - K. */
    public long residualDf() {
        return rows - parameters;
    }

    /** Standard deviation of the residuals, sum of squares over N - K. */
    public double residualSd() {
        return Math.sqrt(residualSquares / residualDf());
    }

    /** x'b. */
    public double predict(double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += Double.isNaN(coefficients[j]) ? 0 : x[j] * coefficients[j];
        }
        return sum;
    }

    /** Residual variance times (X'WX)⁻¹; t on N - K. */
    @Override
    public CoefficientTable classical() {
        double variance = residualSquares / residualDf();
        double[][] covariance = inverse();
        for (double[] row : covariance) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= variance;
            }
        }
        return withCovariance(covariance);
    }

    /** These coefficients with another covariance, such as HC3; t on N - K. */
    @Override
    public CoefficientTable withCovariance(double[][] covariance) {
        return new CoefficientTable(coefficients, covariance, residualDf());
    }

    /** Adds a row to the sums of its cluster. */
    public void addTo(SumsByCluster sums, String cluster, double[] x, double y, double weight) {
        sums.add(cluster, x, weight, weight * (y - predict(x)));
    }

    /** Adds all rows of a unit whose effect was taken out to the sums of the cluster of each row. */
    public void addUnitTo(SumsByCluster sums, List<String> clusters, double[][] x, double[] y, double[] weight) {
        WithinUnit within = WithinUnit.of(x, y, weight);
        for (int t = 0; t < y.length; t++) {
            if (weight[t] != 0) {
                addTo(sums, clusters.get(t), within.x()[t], within.y()[t], weight[t]);
            }
        }
    }

    /** Empty sums for HC covariances of this fit. */
    @Override
    public RobustSums robustSums() {
        return new RobustSums(inverse());
    }

    /** Adds a row to sums for HC covariances. */
    public void addTo(RobustSums sums, double[] x, double y, double weight) {
        sums.add(x, weight, weight * (y - predict(x)));
    }

    /** Adds all rows of a unit whose effect was taken out; its leverage counts. */
    public void addUnitTo(RobustSums sums, double[][] x, double[] y, double[] weight) {
        WithinUnit within = WithinUnit.of(x, y, weight);
        for (int t = 0; t < y.length; t++) {
            if (weight[t] != 0) {
                double residual = weight[t] * (within.y()[t] - predict(within.x()[t]));
                sums.add(within.x()[t], weight[t], residual, weight[t] / within.totalWeight());
            }
        }
    }
}
