package org.socialrx.stats;

/** The counts vary no more than Poisson counts do, so that a negative binomial theta runs to infinity. */
public final class NoOverdispersionException extends EstimationException {
    private static final long serialVersionUID = 1;

    /** Says how far theta has run. */
    public NoOverdispersionException(double theta) {
        super("No overdispersion: theta has run to %.3g; use Poisson".formatted(theta));
    }
}
