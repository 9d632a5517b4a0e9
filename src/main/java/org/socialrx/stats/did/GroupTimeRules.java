package org.socialrx.stats.did;

import java.io.Serializable;

/**
 * How group-time effects are estimated.
 *
 * @param controls who the controls are
 * @param base which period outcomes are compared with
 * @param anticipation by how much units may react before they are treated, in units of the periods; not negative
 * @param method how covariates enter
 * @param panel what the rows of a comparison are
 */
public record GroupTimeRules(ControlGroup controls, BasePeriod base, int anticipation, DidMethod method, Panel panel)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** What the rows of a comparison are. */
    public enum Panel {
        /** Changes of units that are seen in every period; others are left out. */
        BALANCED,
        /** Every row there is, as repeated cross-sections whose influence is summed by unit. */
        REPEATED_CROSS_SECTIONS
    }

    public GroupTimeRules {
        if (anticipation < 0) {
            throw new IllegalArgumentException("Anticipation is %d; it must not be negative".formatted(anticipation));
        }
    }
}
