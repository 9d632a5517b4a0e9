package org.socialrx.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A design matrix made from reference rows, column by column, with the term names of the fit job. */
public final class GoldenDesign {
    private final GoldenRows rows;
    private final List<String> names = new ArrayList<>();
    private double[][] x;

    private GoldenDesign(GoldenRows rows) {
        this.rows = rows;
        this.x = new double[rows.size()][0];
    }

    /** A design without columns. */
    public static GoldenDesign of(GoldenRows rows) {
        return new GoldenDesign(rows);
    }

    /** Adds a column of ones. */
    public GoldenDesign intercept() {
        return derived("intercept", r -> 1);
    }

    /** Adds numeric columns. */
    public GoldenDesign numbers(String... columns) {
        names.addAll(List.of(columns));
        x = GoldenRows.beside(x, rows.design(columns));
        return this;
    }

    /** Adds a computed column. */
    public GoldenDesign derived(String name, ToDoubleFunction<GoldenRows.Row> value) {
        names.add(name);
        double[] values = rows.derive(value);
        double[][] column = new double[values.length][1];
        for (int i = 0; i < values.length; i++) {
            column[i][0] = values[i];
        }
        x = GoldenRows.beside(x, column);
        return this;
    }

    /** Adds 0/1 columns for every level but the reference. */
    public GoldenDesign factor(String column, String reference) {
        for (String level : rows.levels(column)) {
            if (!level.equals(reference)) {
                names.add(column + "=" + level);
            }
        }
        x = GoldenRows.beside(x, rows.dummies(column, reference));
        return this;
    }

    /** Adds 0/1 columns for every level but the first. */
    public GoldenDesign factor(String column) {
        return factor(column, rows.levels(column).get(0));
    }

    /** The rows it was made from. */
    public GoldenRows rows() {
        return rows;
    }

    /** Column names. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** n rows of k columns. */
    public double[][] x() {
        return x;
    }
}
