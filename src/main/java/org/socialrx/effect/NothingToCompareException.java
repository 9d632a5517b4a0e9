package org.socialrx.effect;

import org.socialrx.stats.EstimationException;

/** An arm has no contacts, or no candidates, where a model needs some. */
final class NothingToCompareException extends EstimationException {
    private static final long serialVersionUID = 1;

    NothingToCompareException(String message) {
        super(message);
    }

    /** Throws when an arm of the series has no contacts in a part of the design. */
    static void throwIfSilent(Tally tally, Window window) {
        for (var isReferred : new boolean[] {true, false}) {
            if (tally.events(isReferred, window.range()) == 0) {
                throw new NothingToCompareException("No contacts of the %s in the %s periods"
                        .formatted(isReferred ? "referred" : "controls", window.name()));
            }
        }
    }
}
