package org.socialrx.simulate.design;

import org.socialrx.stats.inference.Estimate;

/**
 * What one estimator said of one replicate.
 *
 * @param estimator name of the estimator
 * @param estimate its estimate, a log ratio or a difference
 * @param stdError its standard error
 * @param low lower limit of its 95 % interval
 * @param high upper limit
 * @param truth what was planted
 */
public record Answer(String estimator, double estimate, double stdError, double low, double high, double truth) {
    static final double LEVEL = 0.95;

    static Answer of(String estimator, Estimate estimate, double truth) {
        return new Answer(
                estimator, estimate.estimate(), estimate.stdError(), estimate.ciLow(), estimate.ciHigh(), truth);
    }

    boolean holdsTruth() {
        return low <= truth && truth <= high;
    }

    boolean rejectsNoEffect() {
        return low > 0 || high < 0;
    }
}
