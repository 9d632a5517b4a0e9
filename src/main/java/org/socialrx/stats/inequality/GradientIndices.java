package org.socialrx.stats.inequality;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.socialrx.stats.TooFewRowsException;

/**
 * Slope, relative and concentration index of values in ranked groups, with limits from the standard errors of the
 * values.
 *
 * <p>All three are a linear form of the values, a'y, or a ratio of two, a'y/b'y: slope (x - m) s/v, intercept s - m
 * slope, concentration 2 s (x - 1/2) over s, with shares s, midpoint ranks x, m = 1/2 their mean and v their variance.
 * The delta method gives var = sum of ((a - R b)/b'y)² var(y). Limits of a ratio of fitted values are taken on the
 * logarithm. Source: Kakwani, Wagstaff and van Doorslaer, Journal of Econometrics 1997;77:87; Low and Low, Public
 * Health 2004;118:127.
 *
 * @param slope fitted value of the least less that of the most deprived person
 * @param relative the one over the other
 * @param concentration concentration index
 */
public record GradientIndices(Index slope, Index relative, Index concentration) {

    /**
     * An index and its limits.
     *
     * @param estimate the index; not a number where it has none
     * @param low lower 95 % limit
     * @param high upper 95 % limit
     */
    public record Index(double estimate, double low, double high) {
        /** This index less a number without error. */
        public Index less(double number) {
            return new Index(estimate - number, low - number, high - number);
        }
    }

    private static final double LEVEL = 0.95;

    /**
     * Computes the indices.
     *
     * @param populations people of each group from the most to the least deprived, all positive
     * @param values their values
     * @param errors standard errors of the values
     * @throws TooFewRowsException for less than two groups
     */
    public static GradientIndices of(double[] populations, double[] values, double[] errors) {
        int size = populations.length;
        if (size < 2) {
            throw new TooFewRowsException("ranks", size, 2);
        }
        double all = IntStream.range(0, size).mapToDouble(i -> populations[i]).sum();
        double[] shares = new double[size];
        double[] ranks = new double[size];
        double below = 0;
        double spread = 0;
        for (int i = 0; i < size; i++) {
            shares[i] = populations[i] / all;
            ranks[i] = below + shares[i] / 2 - 0.5;
            below += shares[i];
            spread += shares[i] * ranks[i] * ranks[i];
        }
        double variance = spread;
        double[] slope = form(size, i -> shares[i] * ranks[i] / variance);
        double[] most = form(size, i -> shares[i] - 0.5 * slope[i]);
        double[] least = form(size, i -> shares[i] + 0.5 * slope[i]);
        double[] concentration = form(size, i -> 2 * shares[i] * ranks[i]);
        return new GradientIndices(
                linear(slope, values, errors),
                onLogarithm(least, most, values, errors),
                ratio(concentration, shares, values, errors));
    }

    private interface Weight {
        double of(int group);
    }

    private static double[] form(int size, Weight weight) {
        return IntStream.range(0, size).mapToDouble(weight::of).toArray();
    }

    private static double product(double[] a, double[] y) {
        return IntStream.range(0, y.length).mapToDouble(i -> a[i] * y[i]).sum();
    }

    private static double error(double[] a, double[] errors) {
        return Math.sqrt(IntStream.range(0, errors.length)
                .mapToDouble(i -> a[i] * a[i] * errors[i] * errors[i])
                .sum());
    }

    private static Index linear(double[] a, double[] values, double[] errors) {
        return around(product(a, values), error(a, errors));
    }

    private static Index ratio(double[] a, double[] b, double[] values, double[] errors) {
        double below = product(b, values);
        double ratio = product(a, values) / below;
        return around(ratio, error(form(a.length, i -> (a[i] - ratio * b[i]) / below), errors));
    }

    /** A ratio of which one side is not positive has neither a logarithm nor a meaning. */
    private static Index onLogarithm(double[] a, double[] b, double[] values, double[] errors) {
        double above = product(a, values);
        double below = product(b, values);
        if (!(above > 0 && below > 0)) {
            return new Index(Double.NaN, Double.NaN, Double.NaN);
        }
        double error = error(form(a.length, i -> a[i] / above - b[i] / below), errors);
        double ratio = above / below;
        double width = Math.exp(quantile() * error);
        return new Index(ratio, ratio / width, ratio * width);
    }

    private static Index around(double estimate, double error) {
        return new Index(estimate, estimate - quantile() * error, estimate + quantile() * error);
    }

    private static double quantile() {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - LEVEL) / 2);
    }
}
