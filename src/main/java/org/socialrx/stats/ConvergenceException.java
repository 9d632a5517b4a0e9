package org.socialrx.stats;

/** An iteration stopped before its coefficients stood still. */
public final class ConvergenceException extends EstimationException {
    private static final long serialVersionUID = 1;

    /** Says after how many iterations, and how far the worst coefficient still moved. */
    public ConvergenceException(int iterations, double relativeStep) {
        super("No convergence after %d iterations: a coefficient still moves by %.3g of its size"
                .formatted(iterations, relativeStep));
    }
}
