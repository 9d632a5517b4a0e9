package org.socialrx.stats.did;

import java.util.List;

/**
 * An average effect on the treated from two periods.
 *
 * @param att the effect, in units of the outcome; not a number if it could not be estimated
 * @param stdError its standard error, units independent
 * @param clusterStdErrors its standard errors, clusters independent, one for each clustering
 * @param treated treated units
 * @param controls control units
 * @param fault why it could not be estimated
 */
public record TwoPeriodEffect(
        double att, double stdError, List<Double> clusterStdErrors, long treated, long controls, CellFault fault) {
    public TwoPeriodEffect {
        clusterStdErrors = List.copyOf(clusterStdErrors);
    }
}
