package org.socialrx.fit;

import org.socialrx.stats.EstimationException;

/** A model cannot be fitted to this table, for a reason that its author can mend. */
public final class FitException extends EstimationException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong, without a value of a row. */
    public FitException(String reason) {
        super(reason);
    }
}
