package org.socialrx.stats.inference;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * Linear restrictions l'b = 0 turned so that they are independent and their CR2 covariance is expected to be the
 * identity.
 *
 * @param directions q independent combinations, on the orthonormal basis of the regressors
 * @param values their estimates
 * @param covariance where the coefficients' covariance comes from
 */
record RestrictionSet(List<double[]> directions, double[] values, ClusterCovariance covariance) {
    private static final double DEPENDENT = 1e-10;

    static RestrictionSet of(double[][] contrasts, double[] coefficients, ClusterCovariance covariance) {
        List<double[]> raw = new ArrayList<>();
        double[] estimates = new double[contrasts.length];
        for (int s = 0; s < contrasts.length; s++) {
            raw.add(covariance.project(contrasts[s]));
            for (int j = 0; j < coefficients.length; j++) {
                estimates[s] += contrasts[s][j] == 0 ? 0 : contrasts[s][j] * coefficients[j];
            }
        }
        double[][] expected = new WorkingModel(covariance.leverages(), raw).expected();
        List<double[]> turns = turns(expected);
        List<double[]> directions = new ArrayList<>();
        double[] values = new double[turns.size()];
        for (int m = 0; m < values.length; m++) {
            double[] direction = new double[raw.get(0).length];
            for (int s = 0; s < estimates.length; s++) {
                values[m] += turns.get(m)[s] * estimates[s];
                for (int i = 0; i < direction.length; i++) {
                    direction[i] += turns.get(m)[s] * raw.get(s)[i];
                }
            }
            directions.add(direction);
        }
        return new RestrictionSet(directions, values, covariance);
    }

    int rank() {
        return values.length;
    }

    WorkingModel workingModel() {
        return new WorkingModel(covariance.leverages(), directions);
    }

    /** Q = r' V⁻¹ r with V the covariance of the combinations; NaN when V is singular. */
    double wald(ClusterCovarianceType type) {
        List<double[]> turns = turns(matrix(type));
        if (turns.size() < rank()) {
            return Double.NaN;
        }
        double wald = 0;
        for (double[] turn : turns) {
            double along = ClusterLeverage.dot(turn, values);
            wald += along * along;
        }
        return wald;
    }

    private double[][] matrix(ClusterCovarianceType type) {
        int q = rank();
        double[][] matrix = new double[q][q];
        for (int c = 0; c < covariance.clusters(); c++) {
            double[] score = covariance.adjusted(type, c);
            double[] along = new double[q];
            for (int s = 0; s < q; s++) {
                along[s] = ClusterLeverage.dot(directions.get(s), score);
            }
            for (int s = 0; s < q; s++) {
                for (int t = 0; t < q; t++) {
                    matrix[s][t] += along[s] * along[t] * covariance.factor(type);
                }
            }
        }
        return matrix;
    }

    /** Rows T with T V T' = I on the non-null space of V. */
    private static List<double[]> turns(double[][] v) {
        if (v.length == 0) {
            return List.of();
        }
        var decomposition = DecompositionFactory_DDRM.eig(v.length, true, true);
        if (!decomposition.decompose(new DMatrixRMaj(v))) {
            throw new IllegalStateException("No eigenvalues of a symmetric matrix of " + v.length);
        }
        double most = 0;
        for (int m = 0; m < v.length; m++) {
            most = Math.max(most, decomposition.getEigenvalue(m).getReal());
        }
        List<double[]> turns = new ArrayList<>();
        for (int m = 0; m < v.length; m++) {
            double value = decomposition.getEigenvalue(m).getReal();
            if (value > DEPENDENT * most) {
                double[] turn = decomposition.getEigenVector(m).getData().clone();
                for (int s = 0; s < turn.length; s++) {
                    turn[s] /= Math.sqrt(value);
                }
                turns.add(turn);
            }
        }
        return turns;
    }
}
