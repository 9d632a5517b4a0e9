package org.socialrx.effect;

import org.apache.commons.statistics.distribution.TDistribution;
import org.socialrx.effect.ResultRows.Values;
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
public record EffectSize(
        double estimate,
        double stdError,
        double df,
        double pValue,
        double ciLow,
        double ciHigh,
        double smallestDetectable) {
    /** Level of all intervals. */
    public static final double LEVEL = 0.95;

    private static final double POWER = 0.8;

    /** From the log of a ratio. */
    public static EffectSize ratio(Estimate log) {
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
    public static EffectSize difference(Estimate difference) {
        return new EffectSize(
                difference.estimate(),
                difference.stdError(),
                difference.df(),
                difference.pValue(),
                difference.ciLow(),
                difference.ciHigh(),
                -reach(difference));
    }

    /** Puts it into a row of {@code result.estimate}. */
    public Values into(Values row) {
        return row.with(org.socialrx.schema.result.Estimate.ESTIMATE, estimate)
                .with(org.socialrx.schema.result.Estimate.STD_ERROR, stdError)
                .with(org.socialrx.schema.result.Estimate.DF, df)
                .with(org.socialrx.schema.result.Estimate.P_VALUE, pValue)
                .with(org.socialrx.schema.result.Estimate.CI_LOW, ciLow)
                .with(org.socialrx.schema.result.Estimate.CI_HIGH, ciHigh)
                .with(org.socialrx.schema.result.Estimate.SMALLEST_DETECTABLE, smallestDetectable);
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
