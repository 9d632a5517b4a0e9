package org.socialrx.stats.did;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One row of a comparison: the change of a unit between two periods, or one period of a unit in repeated
 * cross-sections.
 *
 * <p>Mutable, so that a pass over many rows needs one object only.
 */
final class Observation implements Serializable {
    private static final long serialVersionUID = 1;

    private boolean isTreated;
    private boolean isPost;
    private double outcome;
    private double[] covariates = new double[0];
    private transient @Nullable Propensity asked;
    private double odds;
    private double residual;

    /**
     * Puts a row in. {@code covariates} starts with 1 and is not copied: the same array stands for the same unit, whose
     * propensity is worked out once for all cells.
     */
    @SuppressWarnings("ReferenceEquality")
    Observation set(boolean treated, boolean post, double value, double[] x) {
        if (x != covariates || treated != isTreated) {
            asked = null;
        }
        isTreated = treated;
        isPost = post;
        outcome = value;
        covariates = x;
        return this;
    }

    boolean isTreated() {
        return isTreated;
    }

    boolean isPost() {
        return isPost;
    }

    double outcome() {
        return outcome;
    }

    double[] covariates() {
        return covariates;
    }

    /** Weight by a propensity model that has come to rest. */
    double odds(Propensity model) {
        ask(model);
        return odds;
    }

    /** Treated minus propensity, by a model that has come to rest. */
    double residual(Propensity model) {
        ask(model);
        return residual;
    }

    @SuppressWarnings("ReferenceEquality")
    private void ask(Propensity model) {
        if (model != asked) {
            asked = model;
            odds = isTreated ? 1 : model.odds(this);
            residual = model.residual(this);
        }
    }

    /** Linear predictor. */
    double dot(double[] coefficients) {
        double sum = 0;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * covariates[j];
        }
        return sum;
    }
}
