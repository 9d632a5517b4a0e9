package org.socialrx.stats.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * A test of several linear restrictions at once.
 *
 * @param name which test, such as {@code HTZ}
 * @param statistic the F or chi-squared statistic
 * @param dfNumerator how many restrictions are independent
 * @param dfDenominator denominator degrees of freedom; NaN for a chi-squared test
 * @param pValue upper tail; NaN when the clusters are too few for the restrictions
 */
public record JointTest(String name, double statistic, double dfNumerator, double dfDenominator, double pValue) {
    /** An F test. */
    public static JointTest ofF(String name, double statistic, double dfNumerator, double dfDenominator) {
        boolean isPossible = dfNumerator > 0 && dfDenominator > 0 && !Double.isNaN(statistic);
        double pValue =
                isPossible ? FDistribution.of(dfNumerator, dfDenominator).survivalProbability(statistic) : Double.NaN;
        return new JointTest(name, statistic, dfNumerator, dfDenominator, pValue);
    }

    /** A chi-squared test. */
    public static JointTest ofChiSquared(String name, double statistic, double df) {
        double pValue = df > 0 ? ChiSquaredDistribution.of(df).survivalProbability(statistic) : Double.NaN;
        return new JointTest(name, statistic, df, Double.NaN, pValue);
    }
}
