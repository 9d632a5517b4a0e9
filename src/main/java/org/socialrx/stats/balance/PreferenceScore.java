package org.socialrx.stats.balance;

/**
 * The preference score F: the propensity p rid of how common treatment is, logit F = logit p - logit(prevalence).
 *
 * <p>Source: Walker and others, Comparative Effectiveness Research 2013;3:11.
 *
 * @param prevalence share of the treated among all rows, between 0 and 1
 */
public record PreferenceScore(double prevalence) {
    public PreferenceScore {
        if (!(prevalence > 0 && prevalence < 1)) {
            throw new IllegalArgumentException("Prevalence is %s; it must lie between 0 and 1".formatted(prevalence));
        }
    }

    /** The preference score of a propensity; both between 0 and 1. */
    public double of(double propensity) {
        double forTreatment = propensity * (1 - prevalence);
        return forTreatment / (forTreatment + (1 - propensity) * prevalence);
    }
}
