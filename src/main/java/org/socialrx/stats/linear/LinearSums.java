package org.socialrx.stats.linear;

import java.io.Serializable;
import java.util.List;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.OrderedCholesky;

/**
 * Sums for least squares of y on k regressors with weights w: the cross product of (x, 1, y).
 *
 * <p>Solves (X'WX) b = X'Wy in 32 digits, so columns of any scale may stand side by side. A column that the earlier
 * ones determine has no coefficient.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, 4th ed., section 5.3.
 */
public final class LinearSums implements Serializable {
    private static final long serialVersionUID = 1;

    private final int columns;
    private final CrossProduct products;
    private long rows;

    /** Sums over no rows, of k regressors. */
    public LinearSums(int columns) {
        this.columns = columns;
        this.products = new CrossProduct(columns + 2);
    }

    /** Adds a row of k regressors; a row of weight 0 does not count. */
    public void add(double[] x, double y, double weight) {
        if (weight == 0) {
            return;
        }
        double[] row = new double[columns + 2];
        System.arraycopy(x, 0, row, 0, columns);
        row[columns] = 1;
        row[columns + 1] = y;
        products.add(row, weight);
        rows++;
    }

    /** Adds the sums of another part of the rows to these. */
    public LinearSums merge(LinearSums other) {
        products.merge(other.products);
        rows += other.rows;
        return this;
    }

    /** Solves for the coefficients of the named columns. */
    public LinearFit solve(List<String> names) {
        return solve(names, 0);
    }

    /**
     * Solves for the coefficients of the named columns after effects have been taken out of regressors and outcome.
     *
     * @param names k column names
     * @param absorbed how many parameters the effects taken out have
     * @throws TooFewRowsException without a row, or without a residual degree of freedom
     */
    public LinearFit solve(List<String> names, int absorbed) {
        if (names.size() != columns) {
            throw new IllegalArgumentException("%d names for %d columns".formatted(names.size(), columns));
        }
        OrderedCholesky gram = OrderedCholesky.of(products, columns);
        int outcome = columns + 1;
        int parameters = gram.rank() + absorbed;
        if (rows < parameters || rows == 0) {
            throw new TooFewRowsException("rows", rows, Math.max(1, parameters));
        }
        double[] coefficients = gram.solve(products, outcome);
        for (int j = 0; j < columns; j++) {
            if (!gram.isKept(j)) {
                coefficients[j] = Double.NaN;
            }
        }
        double residual = gram.residual(products, outcome);
        return new LinearFit(
                names,
                coefficients,
                gram.inverse(),
                gram.aliased(names),
                rows,
                parameters,
                residual,
                1 - residual / total(gram));
    }

    /** Sum of squares of the outcome, about its mean when the regressors span a constant. */
    private double total(OrderedCholesky gram) {
        double ones = products.value(columns, columns);
        double mean = products.value(columns, columns + 1) / ones;
        double square = products.value(columns + 1, columns + 1);
        boolean hasConstant = gram.residual(products, columns) <= 1e-18 * ones;
        return hasConstant ? square - mean * mean * ones : square;
    }
}
