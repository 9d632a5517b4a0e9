package org.socialrx.stats.did;

import java.util.List;

/** Covariance of all cells of a group-time estimate and of its cohort shares, under one clustering. */
public final class InfluenceCovariance {
    private final double[][] matrix;
    private final long count;

    InfluenceCovariance(double[][] matrix, long count) {
        this.matrix = matrix;
        this.count = count;
    }

    /** How many independent units or clusters there are. */
    public long count() {
        return count;
    }

    /** Standard error of a combination; not a number if nothing in it was estimated. */
    public double stdError(Combination combination) {
        return combination.isEstimated() ? Math.sqrt(covariance(combination, combination)) : Double.NaN;
    }

    /** Covariance of two combinations. */
    public double covariance(Combination one, Combination other) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            double head = one.gradient(i);
            for (int j = 0; head != 0 && j < matrix.length; j++) {
                sum += head * matrix[i][j] * other.gradient(j);
            }
        }
        return sum;
    }

    /** Covariance of several combinations, k x k. */
    public double[][] covariances(List<Combination> combinations) {
        double[][] covariances = new double[combinations.size()][combinations.size()];
        for (int i = 0; i < covariances.length; i++) {
            for (int j = 0; j <= i; j++) {
                covariances[i][j] = covariance(combinations.get(i), combinations.get(j));
                covariances[j][i] = covariances[i][j];
            }
        }
        return covariances;
    }
}
