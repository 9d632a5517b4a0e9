package org.socialrx.stats.count;

import java.util.Arrays;

/**
 * How one unit's events are expected to fall on its rows, given the coefficients.
 *
 * <p>Shares are e exp(x'b) over the weighted sum of these, computed relative to the largest so that nothing overflows.
 *
 * @param total weighted events of the unit in rows with exposure
 * @param rows how many rows have exposure
 * @param logShares log of the share of each row, negative infinity without exposure
 * @param weight of each row
 */
public record UnitRates(double total, int rows, double[] logShares, double[] weight) {
    static UnitRates of(double[] coefficients, double[][] x, double[] y, double[] exposure) {
        return of(coefficients, x, y, exposure, ones(y.length));
    }

    /**
     * Of the rows of one unit; rows without exposure or of weight 0 do not count.
     *
     * @param coefficients k coefficients
     * @param x rows of k regressors
     * @param y counts, not negative
     */
    public static UnitRates of(double[] coefficients, double[][] x, double[] y, double[] exposure, double[] weight) {
        double[] logs = new double[x.length];
        double total = 0;
        int rows = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < x.length; t++) {
            if (!(exposure[t] > 0) || weight[t] == 0) {
                logs[t] = Double.NEGATIVE_INFINITY;
                continue;
            }
            if (!(y[t] >= 0)) {
                throw new IllegalArgumentException("The outcome must not be negative");
            }
            logs[t] = Math.log(exposure[t]);
            for (int j = 0; j < coefficients.length; j++) {
                logs[t] += x[t][j] * coefficients[j];
            }
            most = Math.max(most, logs[t]);
            total += weight[t] * y[t];
            rows++;
        }
        normalise(logs, weight, most);
        return new UnitRates(total, rows, logs, weight);
    }

    static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void normalise(double[] logs, double[] weight, double most) {
        double sum = 0;
        for (int t = 0; t < logs.length; t++) {
            sum += weight[t] * Math.exp(logs[t] - most);
        }
        double logSum = most + Math.log(sum);
        for (int t = 0; t < logs.length; t++) {
            logs[t] -= logSum;
        }
    }

    /** Expected events of row t. */
    public double mean(int t) {
        return total * Math.exp(logShares[t]);
    }

    /** Log of the expected events of row t. */
    double logMean(int t) {
        return Math.log(total) + logShares[t];
    }

    /**
     * The regressors averaged over rows by their shares, relative to the first row with exposure, so that a column that
     * does not change within the unit is met exactly.
     */
    public double[] centre(double[][] x) {
        int first = 0;
        while (logShares[first] == Double.NEGATIVE_INFINITY) {
            first++;
        }
        double[] centre = x[first].clone();
        for (int t = first + 1; t < x.length; t++) {
            double share = weight[t] * Math.exp(logShares[t]);
            for (int j = 0; j < centre.length; j++) {
                centre[j] += share == 0 ? 0 : share * (x[t][j] - x[first][j]);
            }
        }
        return centre;
    }
}
