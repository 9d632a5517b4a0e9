package org.socialrx.stats.algebra;

/**
 * Where a log-likelihood is largest.
 *
 * @param coefficients k coefficients; NaN in columns that the earlier ones determine
 * @param sums the sums of the last pass, at coefficients at most the tolerance away
 * @param information the information of the last pass, decomposed
 * @param passes how many passes over the rows it took
 * @param <S> the kind of sums
 */
public record Maximum<S extends LikelihoodSums>(
        double[] coefficients, S sums, OrderedCholesky information, int passes) {}
