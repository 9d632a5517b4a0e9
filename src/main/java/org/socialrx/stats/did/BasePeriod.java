package org.socialrx.stats.did;

/** Which period the outcome of a period is compared with. */
public enum BasePeriod {
    /** The previous period before treatment; from treatment on, the last one before treatment and anticipation. */
    VARYING,
    /** The last one before treatment and anticipation, throughout. */
    UNIVERSAL
}
