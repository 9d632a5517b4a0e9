package org.socialrx.stats.matching;

/** Whether a control may stand in more than one matched set. */
public enum Replacement {
    /** A control is used once. */
    WITHOUT,
    /** A control may be used for any number of treated, but only once for each. */
    WITH
}
