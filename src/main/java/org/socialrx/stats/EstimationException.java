package org.socialrx.stats;

/** What the data cannot support: an estimate was asked for that these rows do not determine. */
public abstract class EstimationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    protected EstimationException(String message) {
        super(message);
    }
}
