package org.socialrx.propensity;

/**
 * How often a code occurs among candidates.
 *
 * @param name terminology and code
 * @param candidates candidates with the code
 * @param referred those of them who were referred
 */
record CodeFrequency(String name, long candidates, long referred) {
    /**
     * Correlation of having the code with being referred (phi), 0 where either does not vary.
     *
     * @param all how many candidates there are, and how many of them were referred
     */
    double correlation(CodeFrequency all) {
        double n = all.candidates();
        double p = candidates / n;
        double q = all.referred() / n;
        double variance = p * (1 - p) * q * (1 - q);
        return variance <= 0 ? 0 : (referred / n - p * q) / Math.sqrt(variance);
    }

    /** Standard deviation of the 0/1 column. */
    double deviation(CodeFrequency all) {
        double p = (double) candidates / all.candidates();
        return Math.sqrt(p * (1 - p));
    }
}
