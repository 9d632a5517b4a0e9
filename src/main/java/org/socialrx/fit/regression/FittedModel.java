package org.socialrx.fit.regression;

import java.io.Serializable;
import org.socialrx.stats.Passes;
import org.socialrx.stats.inference.RegressionFit;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;

/**
 * A fitted regression together with how a row of {@link RegressionRows} enters its covariances. It travels to the rows.
 *
 * @param fit the fit
 * @param toRobust adds a row to the sums for HC covariances
 * @param toCluster adds a row to the sums of its cluster, under the empty name
 */
record FittedModel(
        RegressionFit fit, Passes.Step<RobustSums, double[]> toRobust, Passes.Step<SumsByCluster, double[]> toCluster)
        implements Serializable {}
