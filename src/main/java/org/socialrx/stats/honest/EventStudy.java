package org.socialrx.stats.honest;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The estimates of an event study, in time order and equally spaced, without the reference period, which is the last
 * one before treatment.
 */
public final class EventStudy {
    private final double[] estimates;
    private final double[][] covariance;
    private final int before;
    private final double[] combination;

    /**
     * Takes the estimates.
     *
     * @param estimates k estimates
     * @param covariance their k x k covariance
     * @param before how many of them are before the reference; at least 1
     * @param combination weights of the k - before estimates after it, whose sum is of interest
     */
    public EventStudy(double[] estimates, double[][] covariance, int before, double[] combination) {
        if (before < 1 || combination.length < 1 || before + combination.length != estimates.length) {
            throw new IllegalArgumentException("%d estimates are not %d before and %d after the reference"
                    .formatted(estimates.length, before, combination.length));
        }
        this.estimates = estimates.clone();
        this.covariance = new double[covariance.length][];
        for (int i = 0; i < covariance.length; i++) {
            this.covariance[i] = covariance[i].clone();
        }
        this.before = before;
        this.combination = combination.clone();
    }

    /**
     * Whether a symmetric matrix can be a covariance: no combination of the estimates has a variance below 0, but for
     * rounding at 1e-8 of the largest.
     */
    public static boolean isCovariance(double[][] symmetric) {
        var decomposition = DecompositionFactory_DDRM.eig(symmetric.length, false, true);
        if (!decomposition.decompose(new DMatrixRMaj(symmetric))) {
            return false;
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < symmetric.length; i++) {
            double value = decomposition.getEigenvalue(i).getReal();
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        return smallest >= -1e-8 * largest;
    }

    /** Estimates before the reference. */
    int before() {
        return before;
    }

    /** Estimates after the reference. */
    int after() {
        return combination.length;
    }

    /** Weight of an estimate after the reference. */
    double weight(int after) {
        return combination[after];
    }

    /** The combination as a weight of every estimate. */
    double[] target() {
        double[] target = new double[estimates.length];
        System.arraycopy(combination, 0, target, before, combination.length);
        return target;
    }

    /** A linear combination of the estimates. */
    double value(double[] weights) {
        double value = 0;
        for (int i = 0; i < weights.length; i++) {
            value += weights[i] * estimates[i];
        }
        return value;
    }

    /** Covariance of two linear combinations. */
    double covariance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) {
                sum += one[i] * covariance[i][j] * other[j];
            }
        }
        return sum;
    }

    /** Standard error of a linear combination. */
    double stdError(double[] weights) {
        return Math.sqrt(Math.max(0, covariance(weights, weights)));
    }
}
