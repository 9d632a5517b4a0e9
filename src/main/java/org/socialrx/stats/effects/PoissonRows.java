package org.socialrx.stats.effects;

import java.util.Arrays;
import org.socialrx.stats.count.UnitRates;

/** Rows of a Poisson fit. */
final class PoissonRows implements WorkingRows {
    private static final long serialVersionUID = 1;

    private final EffectColumns columns;
    private final Absorption absorption;
    private final double[] coefficients;

    PoissonRows(EffectColumns columns, Absorption absorption, double[] coefficients) {
        this.columns = columns;
        this.absorption = absorption;
        this.coefficients = coefficients.clone();
        Arrays.setAll(this.coefficients, j -> Double.isNaN(coefficients[j]) ? 0 : coefficients[j]);
    }

    @Override
    public void visit(GroupRows group, Visitor visitor) {
        if (absorption == Absorption.GROUP_EFFECT) {
            visitWithin(group, visitor);
        } else {
            visitPlain(group, visitor);
        }
    }

    /** The group effect makes the weighted means of a group sum to its weighted events. */
    private void visitWithin(GroupRows group, Visitor visitor) {
        double[][] x = columns.expand(group);
        UnitRates rates = UnitRates.of(coefficients, x, group.y(), group.exposure(), group.weight());
        if (rates.total() == 0) {
            return;
        }
        double[] centre = rates.centre(x);
        for (int t = 0; t < x.length; t++) {
            for (int j = 0; j < centre.length; j++) {
                x[t][j] -= centre[j];
            }
            double working = group.weight()[t] * rates.mean(t);
            double residual = group.weight()[t] * (group.y()[t] - rates.mean(t));
            visitor.row(t, x[t], working, residual, working / rates.total());
        }
    }

    private void visitPlain(GroupRows group, Visitor visitor) {
        double[][] x = columns.expand(group);
        for (int t = 0; t < x.length; t++) {
            double linear = 0;
            for (int j = 0; j < coefficients.length; j++) {
                linear += x[t][j] * coefficients[j];
            }
            double weight = group.weight()[t];
            double mu = group.exposure()[t] * Math.exp(linear);
            visitor.row(t, x[t], weight * mu, weight * (group.y()[t] - mu), 0);
        }
    }
}
