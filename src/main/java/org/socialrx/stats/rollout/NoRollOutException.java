package org.socialrx.stats.rollout;

import org.socialrx.stats.EstimationException;

/** The practices cannot be compared by when they began. */
public final class NoRollOutException extends EstimationException {
    private static final long serialVersionUID = 1;

    NoRollOutException(String message) {
        super(message);
    }
}
