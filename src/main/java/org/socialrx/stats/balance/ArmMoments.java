package org.socialrx.stats.balance;

import java.io.Serializable;
import org.socialrx.stats.algebra.CompensatedSums;

/**
 * Weighted means and variances of k columns in one arm, from sums about a point near the means. Accumulator.
 *
 * <p>The variance is sum w(x - m)² · sum w / ((sum w)² - sum w²), the usual sample variance when all weights are equal.
 */
final class ArmMoments implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] origin;
    private final CompensatedSums weights = new CompensatedSums(2);
    private final CompensatedSums sums;
    private final CompensatedSums squares;

    ArmMoments(double[] origin) {
        this.origin = origin;
        this.sums = new CompensatedSums(origin.length);
        this.squares = new CompensatedSums(origin.length);
    }

    void add(double[] row, double weight) {
        weights.add(0, weight);
        weights.addProduct(1, weight, weight);
        for (int j = 0; j < origin.length; j++) {
            double deviation = row[BalancePasses.FIRST + j] - origin[j];
            double moment = weight * deviation;
            sums.add(j, moment);
            squares.add(j, moment * deviation);
        }
    }

    void merge(ArmMoments other) {
        weights.merge(other.weights);
        sums.merge(other.sums);
        squares.merge(other.squares);
    }

    double mean(int column) {
        return origin[column] + sums.value(column) / weights.value(0);
    }

    double variance(int column) {
        double weight = weights.value(0);
        double sum = sums.value(column);
        double about = Math.max(0, squares.value(column) - sum / weight * sum);
        return about * weight / (weight * weight - weights.value(1));
    }
}
