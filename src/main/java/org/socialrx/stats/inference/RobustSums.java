package org.socialrx.stats.inference;

import java.io.Serializable;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * Second-pass sums for covariances that let every row have a variance of its own: HC0, HC1, HC2, HC3.
 *
 * <p>V = M (sum of r² x x' / (1-h)^p) M, M the inverse information, h = v x'Mx the leverage of the row, p = 0, 1 (HC2)
 * or 2 (HC3); HC1 is HC0 times N/(N-K). x, v and r as in {@link SumsByCluster}. A row of leverage 1 is fitted without
 * error and adds nothing.
 *
 * <p>Source: MacKinnon and White (1985), Journal of Econometrics 29.
 */
public final class RobustSums implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double DETERMINED = 1e-8;

    private final double[][] bread;
    private final CrossProduct plain;
    private final CrossProduct singly;
    private final CrossProduct doubly;

    /** Sums over no rows, for a k x k inverse information. */
    public RobustSums(double[][] bread) {
        this.bread = bread;
        this.plain = new CrossProduct(bread.length);
        this.singly = new CrossProduct(bread.length);
        this.doubly = new CrossProduct(bread.length);
    }

    /** Adds a row of k regressors. */
    public void add(double[] x, double workingWeight, double residual) {
        add(x, workingWeight, residual, 0);
    }

    /** Adds a row whose absorbed effects have a leverage of their own. */
    public void add(double[] x, double workingWeight, double residual, double absorbedLeverage) {
        double rest = 1 - absorbedLeverage - workingWeight * quadratic(x);
        double squared = residual * residual;
        plain.add(x, squared);
        if (rest > DETERMINED) {
            singly.add(x, squared / rest);
            doubly.add(x, squared / (rest * rest));
        }
    }

    /** Adds the sums of another part of the rows to these. */
    public RobustSums merge(RobustSums other) {
        plain.merge(other.plain);
        singly.merge(other.singly);
        doubly.merge(other.doubly);
        return this;
    }

    /** HC0, k x k. */
    public double[][] hc0() {
        return sandwich(plain, 1);
    }

    /** HC1 with N rows and K parameters, absorbed effects among them, k x k. */
    public double[][] hc1(long rows, int parameters) {
        return sandwich(plain, (double) rows / (rows - parameters));
    }

    /** HC2, k x k. */
    public double[][] hc2() {
        return sandwich(singly, 1);
    }

    /** HC3, k x k. */
    public double[][] hc3() {
        return sandwich(doubly, 1);
    }

    private double quadratic(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] == 0 ? 0 : x[i] * ClusterLeverage.dot(bread[i], x);
        }
        return sum;
    }

    private double[][] sandwich(CrossProduct filling, double factor) {
        int k = bread.length;
        double[][] meat = filling.values();
        double[][] left = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                left[i][j] = factor * ClusterLeverage.dot(bread[i], meat[j]);
            }
        }
        double[][] covariance = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                covariance[i][j] = ClusterLeverage.dot(left[i], bread[j]);
            }
        }
        return covariance;
    }
}
