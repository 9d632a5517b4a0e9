package org.socialrx.stats.effects;

import org.socialrx.stats.EstimationException;

/** A fixed effect that cannot be taken out within groups has too many levels to be 0/1 columns. */
public final class TooManyLevelsException extends EstimationException {
    private static final long serialVersionUID = 1;

    /** Names the effect and the bound. */
    public TooManyLevelsException(String effect, int most) {
        super("Fixed effect %s has more than %d levels beside the effect that is taken out exactly"
                .formatted(effect, most));
    }
}
