package org.socialrx.stats;

/** There are fewer rows, units or clusters than the estimate needs. */
public final class TooFewRowsException extends EstimationException {
    private static final long serialVersionUID = 1;

    /** Says what is short: for example {@code rows}, 3 where 5 are needed. */
    public TooFewRowsException(String what, long found, long needed) {
        super("Too few %s: %d, at least %d are needed".formatted(what, found, needed));
    }
}
