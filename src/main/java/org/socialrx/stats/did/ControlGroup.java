package org.socialrx.stats.did;

/** Who the controls of a group-time effect are. */
public enum ControlGroup {
    /** Units that are never treated. */
    NEVER_TREATED,
    /** Never treated, or first treated after both periods of the comparison and the anticipation. */
    NOT_YET_TREATED
}
