package org.socialrx.stats.count;

import java.util.List;
import org.socialrx.stats.algebra.OrderedCholesky;
import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.CoefficientTable;

/**
 * A Poisson fit with unit effects taken out.
 *
 * @param names k column names
 * @param coefficients k log rate ratios per unit of the column; NaN where aliased
 * @param root P with PP' = inverse information: k rows, one column a kept column; 0 where aliased
 * @param aliased names of columns that earlier ones and the unit effects determine
 * @param sums of the last pass: counts of rows and units, Gram matrix and score of every cluster
 * @param rank of the regressors
 * @param passes over the units that it took
 */
public record UnitPoissonFit(
        List<String> names,
        double[] coefficients,
        double[][] root,
        List<String> aliased,
        UnitPoissonSums sums,
        int rank,
        int passes) {
    public UnitPoissonFit {
        names = List.copyOf(names);
        aliased = List.copyOf(aliased);
    }

    /** Inverse information, k x k; 0 where aliased. */
    public double[][] inverse() {
        return OrderedCholesky.outer(root);
    }

    /**
     * Covariances by the clusters given with the units, in which units must be nested; K of CR1S is rank + 1, as unit
     * effects nested in clusters do not count.
     *
     * @throws org.socialrx.stats.TooFewRowsException with fewer than two clusters
     */
    public ClusterCovariance byCluster() {
        return byCluster(rank + 1);
    }

    /** Covariances by cluster with another K for CR1S, as when units lie across clusters: rank + units. */
    public ClusterCovariance byCluster(int parameters) {
        return ClusterCovariance.of(sums.byCluster(), sums.rows(), parameters);
    }

    /** Inverse information; normal. Right only if counts are Poisson given the unit effects. */
    public CoefficientTable classical() {
        return new CoefficientTable(coefficients, inverse(), Double.NaN);
    }

    /** Empty sums for the level effect of columns, at these coefficients. */
    public LevelEffectSums levelEffect(List<String> effectColumns) {
        int[] effects = effectColumns.stream().mapToInt(this::position).toArray();
        return new LevelEffectSums(coefficients, effects);
    }

    /** The position of a column. */
    public int position(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("No column " + name + " among " + names);
        }
        return at;
    }

    /** The log-likelihood at the estimate. */
    public double logLikelihood() {
        return sums.logLikelihood();
    }

    /** Twice the distance of the log-likelihood from the saturated model. */
    public double deviance() {
        return sums.deviance();
    }

    /** Pearson chi-squared over rows less rank and units. */
    public double dispersion() {
        return sums.pearson() / (sums.rows() - sums.units() - rank);
    }
}
