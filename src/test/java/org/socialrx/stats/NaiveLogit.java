package org.socialrx.stats;

/** Logistic regression by plain Newton steps and Gaussian elimination on standardised columns: an oracle for tests. */
public final class NaiveLogit {
    private NaiveLogit() {}

    /** The linear predictors of n rows; the first column of x is the intercept. */
    public static double[] linearPredictors(double[][] x, double[] outcome) {
        double[][] z = standardised(x);
        int k = z[0].length;
        double[] b = new double[k];
        for (int step = 0; step < 60; step++) {
            double[][] information = new double[k][k + 1];
            for (int i = 0; i < z.length; i++) {
                double p = probability(dot(z[i], b));
                for (int j = 0; j < k; j++) {
                    information[j][k] += z[i][j] * (outcome[i] - p);
                    for (int l = 0; l < k; l++) {
                        information[j][l] += z[i][j] * z[i][l] * p * (1 - p);
                    }
                }
            }
            double[] change = solve(information);
            for (int j = 0; j < k; j++) {
                b[j] += change[j];
            }
        }
        double[] predictors = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            predictors[i] = dot(z[i], b);
        }
        return predictors;
    }

    public static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static double[][] standardised(double[][] x) {
        double[][] z = new double[x.length][x[0].length];
        for (int j = 0; j < x[0].length; j++) {
            double mean = 0;
            double squares = 0;
            for (double[] row : x) {
                mean += row[j] / x.length;
                squares += row[j] * row[j] / x.length;
            }
            double deviation = Math.sqrt(Math.max(0, squares - mean * mean));
            for (int i = 0; i < x.length; i++) {
                z[i][j] = j == 0 ? 1 : (x[i][j] - mean) / deviation;
            }
        }
        return z;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double[] solve(double[][] system) {
        int k = system.length;
        for (int j = 0; j < k; j++) {
            for (int i = j + 1; i < k; i++) {
                double factor = system[i][j] / system[j][j];
                for (int l = j; l <= k; l++) {
                    system[i][l] -= factor * system[j][l];
                }
            }
        }
        double[] solution = new double[k];
        for (int j = k - 1; j >= 0; j--) {
            double rest = system[j][k];
            for (int l = j + 1; l < k; l++) {
                rest -= system[j][l] * solution[l];
            }
            solution[j] = rest / system[j][j];
        }
        return solution;
    }
}
