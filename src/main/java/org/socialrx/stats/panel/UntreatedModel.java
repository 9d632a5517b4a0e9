package org.socialrx.stats.panel;

import java.io.Serializable;
import java.util.TreeMap;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.OrderedCholesky;

/**
 * The model for untreated outcomes, fitted: what each treated row would have been, where the untreated rows determine
 * it.
 *
 * <p>A column that the earlier ones determine among untreated rows has no coefficient of its own. A treated row may be
 * imputed when the same relation holds for it; otherwise its untreated outcome is not identified: its period has no
 * untreated row, or none that is connected with the unit's.
 */
final class UntreatedModel implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double HOLDS = 1e-7;

    private final UntreatedRows rows;
    private final double[] coefficients;
    private final double[][] inverse;
    private final TreeMap<Integer, double[]> relations = new TreeMap<>();

    UntreatedModel(UntreatedRows rows, CrossProduct products) {
        int k = rows.columns();
        this.rows = rows;
        OrderedCholesky gram = OrderedCholesky.of(products, k);
        this.coefficients = gram.solve(products, k);
        this.inverse = gram.inverse();
        for (int j = 0; j < k; j++) {
            if (!gram.isKept(j)) {
                relations.put(j, gram.solve(products, j));
            }
        }
    }

    UntreatedRows rows() {
        return rows;
    }

    double[] coefficients() {
        return coefficients;
    }

    /** (Z'Z)⁻¹ over untreated rows less their unit means. */
    double[][] inverse() {
        return inverse;
    }

    /** The first column whose relation does not hold for a row, or -1 when the row may be imputed. */
    int obstacle(double[] x) {
        for (var relation : relations.entrySet()) {
            double rest = x[relation.getKey()];
            double size = Math.abs(rest);
            for (int m = 0; m < x.length; m++) {
                double part = relation.getValue()[m] * x[m];
                rest -= part;
                size = Math.max(size, Math.abs(part));
            }
            if (Math.abs(rest) > HOLDS * size) {
                return relation.getKey();
            }
        }
        return -1;
    }
}
