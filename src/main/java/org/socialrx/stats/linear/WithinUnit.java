package org.socialrx.stats.linear;

/**
 * The rows of one unit less their weighted means: what an effect of the unit leaves of them.
 *
 * <p>Means are taken relative to the first row, so that a column that does not change within the unit leaves exactly 0.
 *
 * @param x centred regressors, as many rows as the unit has
 * @param y centred outcome
 * @param totalWeight sum of the weights
 */
public record WithinUnit(double[][] x, double[] y, double totalWeight) {
    /** Centres the rows of a unit. */
    public static WithinUnit of(double[][] x, double[] y, double[] weight) {
        double total = 0;
        for (double w : weight) {
            total += w;
        }
        int columns = x.length == 0 ? 0 : x[0].length;
        double[] centre = x.length == 0 ? new double[0] : x[0].clone();
        double middle = y.length == 0 ? 0 : y[0];
        for (int t = 1; t < x.length && total > 0; t++) {
            double share = weight[t] / total;
            middle += share * (y[t] - y[0]);
            for (int j = 0; j < columns; j++) {
                centre[j] += share * (x[t][j] - x[0][j]);
            }
        }
        double[][] centred = new double[x.length][columns];
        double[] rest = new double[x.length];
        for (int t = 0; t < x.length; t++) {
            rest[t] = y[t] - middle;
            for (int j = 0; j < columns; j++) {
                centred[t][j] = x[t][j] - centre[j];
            }
        }
        return new WithinUnit(centred, rest, total);
    }
}
