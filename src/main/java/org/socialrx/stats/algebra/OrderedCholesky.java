package org.socialrx.stats.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The decomposition G = L D L' of a cross product, column by column in their order, leaving out every column that the
 * earlier ones determine.
 *
 * <p>A column is left out when what remains of it after regression on the earlier columns is at most 1e-10 of its
 * length: the rule of R's {@code lm}, which drops the later of two aliased columns, at a finer tolerance than its 1e-7
 * because sums and decomposition carry about 32 digits. Results have all k columns; those of columns left out are 0.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, 4th ed., section 4.1.
 */
public final class OrderedCholesky {
    private static final double ALIASED = 1e-20;

    private final int columns;
    private final int[] kept;
    private final DoubleDouble[][] lower;
    private final DoubleDouble[] pivots;

    private OrderedCholesky(int columns, int[] kept, DoubleDouble[][] lower, DoubleDouble[] pivots) {
        this.columns = columns;
        this.kept = kept;
        this.lower = lower;
        this.pivots = pivots;
    }

    /** Decomposes a k x k cross product. */
    public static OrderedCholesky of(CrossProduct gram) {
        return of(gram, gram.columns());
    }

    /** Decomposes the first k columns of a wider cross product. */
    public static OrderedCholesky of(CrossProduct gram, int columns) {
        List<Integer> kept = new ArrayList<>();
        List<DoubleDouble[]> lower = new ArrayList<>();
        List<DoubleDouble> pivots = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            DoubleDouble[] row = new DoubleDouble[kept.size()];
            DoubleDouble pivot = gram.exact(j, j);
            for (int m = 0; m < row.length; m++) {
                DoubleDouble c = gram.exact(j, kept.get(m));
                for (int i = 0; i < m; i++) {
                    c = c.minus(row[i].times(pivots.get(i)).times(lower.get(m)[i]));
                }
                row[m] = c.over(pivots.get(m));
                pivot = pivot.minus(c.times(row[m]));
            }
            if (pivot.high() > ALIASED * length(gram, j)) {
                kept.add(j);
                lower.add(row);
                pivots.add(pivot);
            }
        }
        return new OrderedCholesky(
                columns,
                kept.stream().mapToInt(Integer::intValue).toArray(),
                lower.toArray(DoubleDouble[][]::new),
                pivots.toArray(DoubleDouble[]::new));
    }

    private static double length(CrossProduct gram, int column) {
        double length = gram.value(column, column);
        if (Double.isNaN(length) || Double.isInfinite(length)) {
            throw new IllegalArgumentException("Column %d holds a value that is not finite".formatted(column));
        }
        return length;
    }

    /** How many columns were kept. */
    public int rank() {
        return kept.length;
    }

    /** Whether a column was kept. */
    public boolean isKept(int column) {
        return Arrays.binarySearch(kept, column) >= 0;
    }

    /** The names of the columns left out, in order. */
    public List<String> aliased(List<String> names) {
        List<String> aliased = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            if (!isKept(j)) {
                aliased.add(names.get(j));
            }
        }
        return aliased;
    }

    /** Solves G b = c for a vector of k sums. */
    public double[] solve(CompensatedSums sums) {
        DoubleDouble[] right = new DoubleDouble[kept.length];
        for (int m = 0; m < right.length; m++) {
            right[m] = sums.exact(kept[m]);
        }
        return spread(solve(right));
    }

    /** Solves G b = c where c is column {@code target} of the wider cross product. */
    public double[] solve(CrossProduct gram, int target) {
        return spread(solve(rightSide(gram, target)));
    }

    /** What remains of the squared length of column {@code target} after regression on the kept columns. */
    public double residual(CrossProduct gram, int target) {
        DoubleDouble[] c = rightSide(gram, target);
        DoubleDouble[] z = forward(c);
        DoubleDouble rest = gram.exact(target, target);
        for (int m = 0; m < z.length; m++) {
            rest = rest.minus(z[m].times(z[m]).over(pivots[m]));
        }
        return Math.max(0, rest.high());
    }

    /** The inverse of G, k x k, 0 in rows and columns left out. */
    public double[][] inverse() {
        double[][] inverse = new double[columns][columns];
        DoubleDouble[][] root = exactRoot();
        for (int i = 0; i < kept.length; i++) {
            for (int j = i; j < kept.length; j++) {
                DoubleDouble s = DoubleDouble.ZERO;
                for (int m = j; m < kept.length; m++) {
                    s = s.plus(root[i][m].times(root[j][m]));
                }
                inverse[kept[i]][kept[j]] = s.high();
                inverse[kept[j]][kept[i]] = s.high();
            }
        }
        return inverse;
    }

    /** A root P of the inverse, PP' = G⁻¹: k rows, one column a kept column; 0 in rows left out. */
    public double[][] inverseRoot() {
        double[][] root = new double[columns][kept.length];
        DoubleDouble[][] exact = exactRoot();
        for (int i = 0; i < kept.length; i++) {
            for (int m = i; m < kept.length; m++) {
                root[kept[i]][m] = exact[i][m].high();
            }
        }
        return root;
    }

    /** PP' of a root P. */
    public static double[][] outer(double[][] root) {
        double[][] outer = new double[root.length][root.length];
        for (int i = 0; i < root.length; i++) {
            for (int j = 0; j < root.length; j++) {
                for (int m = 0; m < root[i].length; m++) {
                    outer[i][j] += root[i][m] * root[j][m];
                }
            }
        }
        return outer;
    }

    private DoubleDouble[][] exactRoot() {
        DoubleDouble[][] root = new DoubleDouble[kept.length][kept.length];
        for (int m = 0; m < kept.length; m++) {
            DoubleDouble[] unit = new DoubleDouble[kept.length];
            Arrays.fill(unit, DoubleDouble.ZERO);
            unit[m] = DoubleDouble.of(1);
            DoubleDouble[] z = backward(unit, m);
            DoubleDouble scale = pivots[m].root();
            for (int i = 0; i < kept.length; i++) {
                root[i][m] = i <= m ? z[i].over(scale) : DoubleDouble.ZERO;
            }
        }
        return root;
    }

    private DoubleDouble[] rightSide(CrossProduct gram, int target) {
        DoubleDouble[] right = new DoubleDouble[kept.length];
        for (int m = 0; m < right.length; m++) {
            right[m] = gram.exact(kept[m], target);
        }
        return right;
    }

    private DoubleDouble[] solve(DoubleDouble[] right) {
        DoubleDouble[] z = forward(right);
        for (int m = 0; m < z.length; m++) {
            z[m] = z[m].over(pivots[m]);
        }
        return backward(z, z.length - 1);
    }

    private DoubleDouble[] forward(DoubleDouble[] right) {
        DoubleDouble[] z = right.clone();
        for (int m = 0; m < z.length; m++) {
            for (int i = 0; i < m; i++) {
                z[m] = z[m].minus(lower[m][i].times(z[i]));
            }
        }
        return z;
    }

    private DoubleDouble[] backward(DoubleDouble[] right, int last) {
        DoubleDouble[] z = right.clone();
        for (int m = last; m >= 0; m--) {
            for (int i = m + 1; i <= last; i++) {
                z[m] = z[m].minus(lower[i][m].times(z[i]));
            }
        }
        return z;
    }

    private double[] spread(DoubleDouble[] values) {
        double[] all = new double[columns];
        for (int m = 0; m < kept.length; m++) {
            all[kept[m]] = values[m].high();
        }
        return all;
    }
}
