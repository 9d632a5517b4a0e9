package org.socialrx.stats.inequality;

import org.socialrx.stats.EstimationException;

/** The rows do not have an index of inequality. */
public final class NoIndexException extends EstimationException {
    private static final long serialVersionUID = 1;

    NoIndexException(String message) {
        super(message);
    }
}
