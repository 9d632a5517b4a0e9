package org.socialrx.effect.rollout;

import org.socialrx.stats.EstimationException;

/** The practices cannot be compared by when they began. */
final class NoRollOutException extends EstimationException {
    private static final long serialVersionUID = 1;

    NoRollOutException(String message) {
        super(message);
    }
}
