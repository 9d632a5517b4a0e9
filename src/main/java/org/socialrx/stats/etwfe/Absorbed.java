package org.socialrx.stats.etwfe;

/** What has a level of its own in the model beside the periods. */
public enum Absorbed {
    /** Every cohort. */
    COHORT,
    /** Every unit. */
    UNIT
}
