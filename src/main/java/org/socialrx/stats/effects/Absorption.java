package org.socialrx.stats.effects;

/** What is taken out of the rows of a group before the regression. */
public enum Absorption {
    /** An effect of the group, exactly. */
    GROUP_EFFECT,
    /** Nothing: the regression has an intercept, and all fixed effects are columns. */
    NOTHING
}
