package org.socialrx.effect;

import org.apache.commons.statistics.distribution.TDistribution;
import org.socialrx.stats.inference.Estimate;

/**
 * An effect as it is shown.
 *
 * @param estimate the effect
 * @param stdError its standard error, of the log for a ratio
 * @param df degrees of freedom; NaN for the normal
 * @param pValue two-sided
 * @param ciLow lower limit of the 95 % interval
 * @param ciHigh upper limit
 * @param smallestDetectable the effect on the side of fewer contacts that a study with this error finds with 80 % power
 */
record EffectSize(
        double estimate,
        double stdError,
        double df,
        double pValue,
        double ciLow,
        double ciHigh,
        double smallestDetectable) {
    static final double LEVEL = 0.95;

    private static final double POWER = 0.8;

    /** From the log of a ratio. */
    static EffectSize ratio(Estimate log) {
        return new EffectSize(
                Math.exp(log.estimate()),
                log.stdError(),
                log.df(),
                log.pValue(),
                Math.exp(log.ciLow()),
                Math.exp(log.ciHigh()),
                Math.exp(-reach(log)));
    }

    /** From a difference. */
    static EffectSize difference(Estimate difference) {
        return new EffectSize(
                difference.estimate(),
                difference.stdError(),
                difference.df(),
                difference.pValue(),
                difference.ciLow(),
                difference.ciHigh(),
                -reach(difference));
    }

    /** (t of 97.5 % + t of 80 %) standard errors: a two-sided test at 5 % then has a power of 80 %. */
    private static double reach(Estimate estimate) {
        if (!(estimate.df() > 0)) {
            return Double.NaN;
        }
        var t = TDistribution.of(estimate.df());
        return (t.inverseSurvivalProbability((1 - LEVEL) / 2) + t.inverseCumulativeProbability(POWER))
                * estimate.stdError();
    }
}
