package org.socialrx.stats.inference;

import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The hat matrix of one cluster on an orthonormal basis of the regressors: U diag(d) U' = P'K_cP, d in [0, 1].
 *
 * <p>With PP' = (X'X)⁻¹ the eigenvalues d are those of H_cc = X_c (X'X)⁻¹ X_c', so that every function of I - H_cc
 * needs this r x r decomposition only. Where 1 - d is at most 1e-8 the cluster alone determines a direction (as an
 * absorbed effect does) and the function is 0 there: the pseudo-inverse.
 */
record ClusterLeverage(double[] values, double[][] vectors) {
    private static final double DETERMINED = 1e-8;

    static ClusterLeverage of(double[][] hat) {
        int rank = hat.length;
        if (rank == 0) {
            return new ClusterLeverage(new double[0], new double[0][]);
        }
        var decomposition = DecompositionFactory_DDRM.eig(rank, true, true);
        if (!decomposition.decompose(new DMatrixRMaj(hat))) {
            throw new IllegalStateException("No eigenvalues of a symmetric %d x %d matrix".formatted(rank, rank));
        }
        double[] values = new double[rank];
        double[][] vectors = new double[rank][];
        for (int m = 0; m < rank; m++) {
            values[m] = Math.max(0, decomposition.getEigenvalue(m).getReal());
            vectors[m] = decomposition.getEigenVector(m).getData().clone();
        }
        return new ClusterLeverage(values, vectors);
    }

    /** U f(d) U' applied to a vector, 0 where the cluster determines a direction. */
    double[] apply(DoubleUnaryOperator function, double[] vector) {
        double[] result = new double[vector.length];
        for (int m = 0; m < values.length; m++) {
            if (1 - values[m] <= DETERMINED) {
                continue;
            }
            double along = function.applyAsDouble(values[m]) * dot(vectors[m], vector);
            for (int i = 0; i < result.length; i++) {
                result[i] += along * vectors[m][i];
            }
        }
        return result;
    }

    /** U diag(d) U' applied to a vector: the Gram matrix of the cluster itself. */
    double[] along(double[] vector) {
        double[] result = new double[vector.length];
        for (int m = 0; m < values.length; m++) {
            double along = values[m] * dot(vectors[m], vector);
            for (int i = 0; i < result.length; i++) {
                result[i] += along * vectors[m][i];
            }
        }
        return result;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
