package org.socialrx.stats.did;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.ejml.simple.SimpleEVD;
import org.ejml.simple.SimpleMatrix;

/**
 * Wald test that several numbers are zero: a'V⁺a with the generalised inverse V⁺, chi-squared with the rank of V.
 *
 * @param statistic the statistic; 0 without numbers
 * @param df rank of the covariance
 * @param pValue upper tail; not a number without numbers
 */
public record WaldTest(double statistic, int df, double pValue) {
    private static final double NO_VARIANCE = 1e-9;

    /**
     * Tests.
     *
     * @param values k numbers
     * @param covariance their k x k covariance; eigenvalues of its correlation below 1e-9 of the largest count as 0
     */
    public static WaldTest of(double[] values, double[][] covariance) {
        int k = values.length;
        if (k == 0) {
            return new WaldTest(0, 0, Double.NaN);
        }
        double[] standardised = new double[k];
        SimpleMatrix correlation = new SimpleMatrix(k, k);
        for (int i = 0; i < k; i++) {
            standardised[i] = values[i] / Math.sqrt(covariance[i][i]);
            for (int j = 0; j < k; j++) {
                correlation.set(i, j, covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]));
            }
        }
        SimpleEVD<SimpleMatrix> eigen = correlation.eig();
        double largest = 0;
        for (int m = 0; m < k; m++) {
            largest = Math.max(largest, eigen.getEigenvalue(m).getReal());
        }
        double statistic = 0;
        int rank = 0;
        for (int m = 0; m < k; m++) {
            double eigenvalue = eigen.getEigenvalue(m).getReal();
            if (eigenvalue > NO_VARIANCE * largest) {
                double along = eigen.getEigenVector(m).dot(new SimpleMatrix(k, 1, true, standardised));
                statistic += along * along / eigenvalue;
                rank++;
            }
        }
        return new WaldTest(statistic, rank, ChiSquaredDistribution.of(rank).survivalProbability(statistic));
    }
}
