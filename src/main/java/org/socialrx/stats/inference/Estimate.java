package org.socialrx.stats.inference;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One estimated number with its error, its test against 0 and its interval.
 *
 * @param estimate the number; NaN when the data do not determine it
 * @param stdError its standard error, same unit; NaN when there is none
 * @param statistic estimate over standard error
 * @param df degrees of freedom of the t distribution; NaN when the reference is normal
 * @param pValue two-sided
 * @param ciLow lower end of the interval
 * @param ciHigh upper end of the interval
 */
public record Estimate(
        double estimate, double stdError, double statistic, double df, double pValue, double ciLow, double ciHigh) {
    private static final double MOST_DF = 1e10;

    /** With the normal distribution as reference; {@code level} is that of the interval, such as 0.95. */
    public static Estimate normal(double estimate, double stdError, double level) {
        return of(estimate, stdError, Double.NaN, NormalDistribution.of(0, 1), level);
    }

    /** With the t distribution as reference; no test and no interval when {@code df} is not positive. */
    public static Estimate student(double estimate, double stdError, double df, double level) {
        if (!(df > 0)) {
            return new Estimate(estimate, stdError, estimate / stdError, df, Double.NaN, Double.NaN, Double.NaN);
        }
        return of(estimate, stdError, df, TDistribution.of(Math.min(df, MOST_DF)), level);
    }

    /** An estimate that exists, without error, test or interval. */
    public static Estimate withoutError(double estimate) {
        return new Estimate(estimate, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    private static Estimate of(
            double estimate, double stdError, double df, ContinuousDistribution reference, double level) {
        if (Double.isNaN(estimate) || Double.isNaN(stdError)) {
            return withoutError(estimate);
        }
        double statistic = estimate / stdError;
        double pValue = 2 * reference.survivalProbability(Math.abs(statistic));
        double reach = reference.inverseSurvivalProbability((1 - level) / 2) * stdError;
        return new Estimate(estimate, stdError, statistic, df, pValue, estimate - reach, estimate + reach);
    }
}
