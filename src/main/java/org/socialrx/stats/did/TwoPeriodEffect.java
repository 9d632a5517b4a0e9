package org.socialrx.stats.did;

/**
 * An average effect on the treated from two periods.
 *
 * @param att the effect, in units of the outcome; not a number if the propensity model did not come to rest
 * @param stdError its standard error, units independent
 * @param clusterStdError its standard error, clusters independent
 * @param treated treated units
 * @param controls control units
 */
public record TwoPeriodEffect(double att, double stdError, double clusterStdError, long treated, long controls) {}
