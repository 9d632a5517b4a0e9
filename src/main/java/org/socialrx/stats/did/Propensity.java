package org.socialrx.stats.did;

import java.io.Serializable;
import org.socialrx.stats.algebra.OrderedCholesky;

/**
 * A propensity model on its way to the maximum, one pass over the rows a step.
 *
 * <p>Newton's method with step halving. It stops when the likelihood no longer moves: controls whose propensity runs to
 * 0 are no separation that matters, because their weights vanish.
 */
final class Propensity implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double STILL = 1e-13;
    private static final int MOST_PASSES = 200;
    private static final double MOST = 1 - 1e-6;
    private static final double TRIMMED = 0.995;
    private static final double SEPARATED = 1e-8;

    private final PropensityFit fit;
    private double[] coefficients;
    private double[] step;
    private double[] last;
    private double logLikelihood = Double.NEGATIVE_INFINITY;
    private double[][] inverse = {};
    private boolean isDone;
    private boolean hasFailed;
    private boolean isSeparated;
    private int passes;

    Propensity(PropensityFit fit, int columns) {
        this.fit = fit;
        coefficients = new double[columns];
        last = new double[columns];
        step = new double[columns];
    }

    boolean isDone() {
        return isDone;
    }

    /** Whether the coefficients did not come to rest in 200 passes. */
    boolean hasFailed() {
        return hasFailed;
    }

    /** Whether it tells the treated from the controls without error. */
    boolean isSeparated() {
        return isSeparated;
    }

    /** A model that has not begun, by the criterion that a method needs. */
    static Propensity of(DidMethod method, int columns) {
        boolean isTilted = method == DidMethod.DOUBLY_ROBUST_IMPROVED;
        return new Propensity(isTilted ? PropensityFit.TILTING : PropensityFit.LIKELIHOOD, columns);
    }

    PropensitySums sums() {
        return new PropensitySums(fit, coefficients);
    }

    /** Takes one step with the sums of a pass. */
    void accept(PropensitySums sums) {
        if (++passes > MOST_PASSES) {
            isDone = true;
            hasFailed = true;
            return;
        }
        double reached = sums.logLikelihood();
        if (!(reached >= logLikelihood - 1e-9 * (Math.abs(logLikelihood) + 1))) {
            for (int j = 0; j < step.length; j++) {
                step[j] /= 2;
                coefficients[j] = last[j] + step[j];
            }
            return;
        }
        var information = OrderedCholesky.of(sums.information());
        if (Math.abs(reached - logLikelihood) <= STILL * (Math.abs(reached) + 0.1)) {
            inverse = information.inverse();
            isSeparated = fit == PropensityFit.LIKELIHOOD && reached > -SEPARATED;
            isDone = true;
            return;
        }
        logLikelihood = reached;
        last = coefficients.clone();
        step = information.solve(sums.score());
        for (int j = 0; j < step.length; j++) {
            coefficients[j] += step[j];
        }
    }

    /** Inverse of the information, k x k. */
    double[][] inverse() {
        return inverse.clone();
    }

    /** Treated minus propensity: the factor of x in the score. */
    double residual(Observation row) {
        double predictor = row.dot(coefficients);
        return fit.residual(predictor, PropensityFit.small(predictor), row.isTreated());
    }

    /** Weight of a control: the odds of its propensity, 0 from a propensity of 0.995 on. */
    double odds(Observation row) {
        double propensity = Math.min(MOST, 1 / (1 + Math.exp(-row.dot(coefficients))));
        return propensity < TRIMMED ? propensity / (1 - propensity) : 0;
    }
}
