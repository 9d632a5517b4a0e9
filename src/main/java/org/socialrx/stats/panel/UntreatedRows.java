package org.socialrx.stats.panel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.linear.WithinUnit;

/**
 * The columns of the model for untreated outcomes: a 0/1 column for each period, then the covariates, all less their
 * mean over the untreated rows of the unit, which takes the unit effect out.
 */
final class UntreatedRows implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeMap<Integer, Integer> positions = new TreeMap<>();
    private final ArrayList<String> names = new ArrayList<>();

    UntreatedRows(SortedSet<Integer> periods, List<String> covariates) {
        periods.forEach(t -> {
            positions.put(t, names.size());
            names.add("period " + t);
        });
        names.addAll(covariates);
    }

    int columns() {
        return names.size();
    }

    String name(int column) {
        return names.get(column);
    }

    int covariate(int at) {
        return positions.size() + at;
    }

    boolean isCovariate(int column) {
        return column >= positions.size();
    }

    /** A unit less its untreated means; null without an untreated row. */
    @Nullable
    Centred centre(UnitRows unit) {
        int[] untreated =
                IntStream.range(0, unit.size()).filter(t -> !unit.isTreated(t)).toArray();
        if (untreated.length == 0) {
            return null;
        }
        double[][] x =
                IntStream.range(0, unit.size()).mapToObj(t -> row(unit, t)).toArray(double[][]::new);
        double[] weight = new double[unit.size()];
        IntStream.of(untreated).forEach(t -> weight[t] = 1);
        // Weights of 0 keep treated rows out of the means; their centred values come back all the same.
        WithinUnit within = WithinUnit.of(x, unit.y(), weight);
        return new Centred(within.x(), within.y(), untreated.length);
    }

    private double[] row(UnitRows unit, int t) {
        double[] row = new double[names.size()];
        row[Objects.requireNonNull(positions.get(unit.periods()[t]))] = 1;
        System.arraycopy(unit.x()[t], 0, row, positions.size(), names.size() - positions.size());
        return row;
    }

    /**
     * A unit less its untreated means.
     *
     * @param x all rows, k columns
     * @param y all outcomes
     * @param untreated how many rows are untreated; they come first
     */
    record Centred(double[][] x, double[] y, int untreated) {
        double residual(int t, double[] coefficients) {
            double rest = y[t];
            for (int j = 0; j < coefficients.length; j++) {
                rest -= x[t][j] * coefficients[j];
            }
            return rest;
        }
    }
}
