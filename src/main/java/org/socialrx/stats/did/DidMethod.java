package org.socialrx.stats.did;

/**
 * How the comparison of two periods is adjusted for covariates. Source of all: Sant'Anna and Zhao, Journal of
 * Econometrics 2020;219:101.
 */
public enum DidMethod {
    /** Outcome regression by least squares and propensity by maximum likelihood; right if either model is. */
    DOUBLY_ROBUST,
    /**
     * Propensity by inverse-probability tilting and weighted outcome regression; the error is robust to a wrong model
     * too.
     */
    DOUBLY_ROBUST_IMPROVED,
    /** Outcome regression among the controls. */
    REGRESSION,
    /** Inverse-probability weights that sum to one (Hajek). */
    WEIGHTING,
    /** Inverse-probability weights as they are (Horvitz-Thompson, Abadie 2005); two rows a unit only. */
    WEIGHTING_UNNORMALISED;

    boolean needsPropensity() {
        return this != REGRESSION;
    }

    boolean needsOutcomeModel() {
        return this == DOUBLY_ROBUST || this == DOUBLY_ROBUST_IMPROVED || this == REGRESSION;
    }
}
