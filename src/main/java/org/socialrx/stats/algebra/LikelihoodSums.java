package org.socialrx.stats.algebra;

/** What one pass over the rows tells of a concave log-likelihood at given coefficients. */
public interface LikelihoodSums {
    /** The k coefficients at which the sums were made. */
    double[] coefficients();

    /** The log-likelihood up to a constant; negative infinity before the first real pass. */
    double logLikelihood();

    /** Its k first derivatives. */
    CompensatedSums score();

    /** Its k x k negative second derivatives. */
    CrossProduct information();
}
