package org.socialrx.study;

/** One rule that a candidate keeps on the index date; each is a step of the attrition table. */
public sealed interface EligibilityRule {

    /** The supplier calls the record fit for research. */
    record RecordAcceptable() implements EligibilityRule {}

    /**
     * Age at the index date, from mid-year of birth.
     *
     * @param from youngest, in years
     * @param to oldest, in years
     */
    record AgeYears(int from, int to) implements EligibilityRule {}

    /**
     * Registered with the practice without a gap for so long before the index date.
     *
     * @param days days of registration
     */
    record RegisteredDays(int days) implements EligibilityRule {}

    /** No referral before the index date, anywhere in the record. */
    record FirstReferralEver() implements EligibilityRule {}
}
