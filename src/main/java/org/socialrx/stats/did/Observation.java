package org.socialrx.stats.did;

import java.io.Serializable;

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

    /** Puts a row in. {@code covariates} starts with 1 and is not copied. */
    Observation set(boolean treated, boolean post, double value, double[] x) {
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

    /** Linear predictor. */
    double dot(double[] coefficients) {
        double sum = 0;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * covariates[j];
        }
        return sum;
    }
}
