package org.socialrx.stats.did;

import java.io.Serializable;

/**
 * A column that the earlier ones determine among the rows of a model.
 *
 * @param model the model
 * @param column its position
 * @param combination the earlier columns that make it
 */
record Redundant(OutcomeModel model, int column, double[] combination) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double SAME = 1e-9;

    /** Whether sums of covariates over other rows break the relation. */
    boolean gap(double[] totals) {
        double gap = totals[column];
        double size = Math.abs(totals[column]);
        for (int j = 0; j < totals.length; j++) {
            gap -= combination[j] * totals[j];
            size += Math.abs(combination[j] * totals[j]);
        }
        return Math.abs(gap) > SAME * size;
    }
}
