package org.socialrx.stats.linear;

import java.io.Serializable;
import java.util.List;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.CompensatedSums;
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
    private final CompensatedSums outcome = new CompensatedSums(3);
    private long rows;
    private long units;

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
        addOutcome(y, weight);
        addRow(x, y, weight);
    }

    /**
     * Adds all rows of one unit whose effect is to be taken out; units and single rows do not mix.
     *
     * <p>Rows are centred by the unit's weighted means (Frisch and Waugh 1933); each unit with weight counts as one
     * parameter.
     */
    public void addUnit(double[][] x, double[] y, double[] weight) {
        WithinUnit within = WithinUnit.of(x, y, weight);
        if (within.totalWeight() == 0) {
            return;
        }
        units++;
        for (int t = 0; t < y.length; t++) {
            if (weight[t] != 0) {
                addOutcome(y[t], weight[t]);
                addRow(within.x()[t], within.y()[t], weight[t]);
            }
        }
    }

    private void addOutcome(double y, double weight) {
        outcome.add(0, weight);
        outcome.addProduct(1, weight, y);
        outcome.addProduct(2, weight * y, y);
    }

    private void addRow(double[] x, double y, double weight) {
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
        outcome.merge(other.outcome);
        rows += other.rows;
        units += other.units;
        return this;
    }

    /**
     * Solves for the coefficients of the named columns.
     *
     * @param names k column names
     * @throws TooFewRowsException without a row, or with fewer rows than parameters
     */
    public LinearFit solve(List<String> names) {
        if (names.size() != columns) {
            throw new IllegalArgumentException("%d names for %d columns".formatted(names.size(), columns));
        }
        OrderedCholesky gram = OrderedCholesky.of(products, columns);
        int target = columns + 1;
        int parameters = Math.toIntExact(gram.rank() + units);
        if (rows < parameters || rows == 0) {
            throw new TooFewRowsException("rows", rows, Math.max(1, parameters));
        }
        double[] coefficients = gram.solve(products, target);
        for (int j = 0; j < columns; j++) {
            if (!gram.isKept(j)) {
                coefficients[j] = Double.NaN;
            }
        }
        double residual = gram.residual(products, target);
        return new LinearFit(
                names,
                coefficients,
                gram.inverseRoot(),
                gram.aliased(names),
                rows,
                gram.rank(),
                parameters,
                residual,
                1 - residual / total(gram));
    }

    /** Sum of squares of the outcome, about its mean when the regressors or the unit effects span a constant. */
    private double total(OrderedCholesky gram) {
        double weight = outcome.value(0);
        double mean = outcome.value(1) / weight;
        boolean hasConstant = units > 0 || gram.residual(products, columns) <= 1e-18 * weight;
        return hasConstant ? outcome.value(2) - mean * mean * weight : outcome.value(2);
    }
}
