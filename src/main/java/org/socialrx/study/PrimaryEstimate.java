package org.socialrx.study;

/**
 * The study's main estimate.
 *
 * @param outcome name of the outcome
 * @param effects person, or matched-set
 * @param scale ratio or difference
 * @param errors covariance: CR2, CR1S
 */
public record PrimaryEstimate(String outcome, String effects, String scale, String errors) {}
