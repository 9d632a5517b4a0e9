package org.socialrx.stats.effects;

import org.socialrx.stats.linear.WithinUnit;

/** Rows of a least squares fit. */
final class LinearRows implements WorkingRows {
    private static final long serialVersionUID = 1;

    private final EffectColumns columns;
    private final Absorption absorption;
    private final double[] coefficients;

    LinearRows(EffectColumns columns, Absorption absorption, double[] coefficients) {
        this.columns = columns;
        this.absorption = absorption;
        this.coefficients = coefficients;
    }

    @Override
    public void visit(GroupRows group, Visitor visitor) {
        double[][] x = columns.expand(group);
        double[] y = group.y();
        double total = Double.POSITIVE_INFINITY;
        if (absorption == Absorption.GROUP_EFFECT) {
            WithinUnit within = WithinUnit.of(x, y, group.weight());
            x = within.x();
            y = within.y();
            total = within.totalWeight();
        }
        for (int t = 0; t < y.length; t++) {
            double weight = group.weight()[t];
            visitor.row(t, x[t], weight, weight * (y[t] - predict(x[t])), weight / total);
        }
    }

    private double predict(double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += Double.isNaN(coefficients[j]) ? 0 : x[j] * coefficients[j];
        }
        return sum;
    }
}
