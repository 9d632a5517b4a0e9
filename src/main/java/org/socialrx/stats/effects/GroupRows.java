package org.socialrx.stats.effects;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * All rows of one group, such as a person. The arrays are not copied, because there may be millions of groups.
 *
 * @param key tells groups apart; never shown
 * @param x n rows of regressors
 * @param y n outcomes
 * @param weight n weights, positive
 * @param exposure n exposures, positive; 1 where there is none
 * @param levels n rows: the level of every fixed effect that is not the group's own
 * @param clusters n rows: the cluster of every clustering
 */
public record GroupRows(
        String key,
        double[][] x,
        double[] y,
        double[] weight,
        double[] exposure,
        String[][] levels,
        String[][] clusters)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** How many rows there are. */
    public int size() {
        return y.length;
    }

    /** Whether any outcome is above 0. */
    boolean hasEvents() {
        for (double value : y) {
            if (value > 0) {
                return true;
            }
        }
        return false;
    }

    /** The same group with some of its rows only. */
    GroupRows only(int[] rows) {
        return new GroupRows(
                key,
                IntStream.of(rows).mapToObj(t -> x[t]).toArray(double[][]::new),
                IntStream.of(rows).mapToDouble(t -> y[t]).toArray(),
                IntStream.of(rows).mapToDouble(t -> weight[t]).toArray(),
                IntStream.of(rows).mapToDouble(t -> exposure[t]).toArray(),
                IntStream.of(rows).mapToObj(t -> levels[t]).toArray(String[][]::new),
                IntStream.of(rows).mapToObj(t -> clusters[t]).toArray(String[][]::new));
    }
}
