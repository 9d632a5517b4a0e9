package org.socialrx.stats.honest;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * An interval for the combination of effects.
 *
 * @param low lower end; not a number if the interval is empty
 * @param high upper end
 */
public record HonestInterval(double low, double high) {
    /** The usual interval, right if trends are parallel. */
    public static HonestInterval original(EventStudy study, double level) {
        double centre = study.value(study.target());
        double reach = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2)
                * study.stdError(study.target());
        return new HonestInterval(centre - reach, centre + reach);
    }
}
