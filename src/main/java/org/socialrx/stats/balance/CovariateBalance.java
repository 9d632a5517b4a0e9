package org.socialrx.stats.balance;

/**
 * How alike the arms are in one column.
 *
 * @param meanTreated weighted mean of the treated
 * @param meanControl weighted mean of the controls
 * @param smd difference of the means over the standard deviation of the treated before adjustment (sqrt(p(1 - p)) for a
 *     0/1 column); 0 if the means are equal, infinite if they differ and the treated did not vary
 * @param varianceRatio variance of the treated over that of the controls, both of this sample; not a number for a 0/1
 *     column
 * @param ks max |F1(x) - F0(x)| of the weighted distributions
 */
public record CovariateBalance(double meanTreated, double meanControl, double smd, double varianceRatio, double ks) {}
