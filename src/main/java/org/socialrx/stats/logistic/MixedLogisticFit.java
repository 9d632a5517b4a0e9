package org.socialrx.stats.logistic;

import java.util.List;
import org.socialrx.stats.inference.CoefficientTable;

/**
 * A logistic fit with a normal effect for every unit.
 *
 * @param names k column names
 * @param coefficients k log odds ratios within a unit; NaN where earlier columns determine one
 * @param covariance their k x k covariance; 0 where NaN
 * @param deviation standard deviation of the units' log odds, at least 0
 * @param rows rows of all units
 * @param units units
 * @param logLikelihood at the estimate
 */
public record MixedLogisticFit(
        List<String> names,
        double[] coefficients,
        double[][] covariance,
        double deviation,
        long rows,
        long units,
        double logLikelihood) {
    public MixedLogisticFit {
        names = List.copyOf(names);
    }

    /** The coefficients with their errors; normal. */
    public CoefficientTable table() {
        return new CoefficientTable(coefficients, covariance, Double.NaN);
    }
}
