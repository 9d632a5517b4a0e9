package org.socialrx.stats.count;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.LikelihoodSums;
import org.socialrx.stats.inference.SumsByCluster;

/**
 * Score and information, by cluster, of a Poisson regression whose unit effects are taken out analytically.
 *
 * <p>Unit i with rows t has mu_it = exp(a_i) e_it exp(x_it'b); at given b the maximum over a_i is exp(a_i) = sum of y
 * over sum of e exp(x'b), so mu_it = (sum of y) s_it with shares s_it that sum to 1. With xbar_i = sum of s_it x_it:
 * score = sum of w_i (x_it - xbar_i)(y_it - mu_it), information = sum of w_i mu_it (x_it - xbar_i)(x_it - xbar_i)'. A
 * unit whose counts are all 0 tells nothing about b and is dropped, counted; rows without exposure do not exist.
 *
 * <p>Source: Hausman, Hall and Griliches (1984), Econometrica 52; Wooldridge (1999), Journal of Econometrics 90.
 */
public final class UnitPoissonSums implements LikelihoodSums, Serializable {
    private static final long serialVersionUID = 1;
    private static final int KERNEL = 0;
    private static final int SATURATED = 1;
    private static final int FACTORIALS = 2;
    private static final int PEARSON = 3;

    private final double[] coefficients;
    private final SumsByCluster byCluster;
    private final CompensatedSums scalars = new CompensatedSums(4);
    private long rows;
    private long units;
    private long droppedRows;
    private long droppedUnits;

    /** Sums over no units, at k coefficients; NaN counts as 0. */
    public UnitPoissonSums(double[] coefficients) {
        this.coefficients =
                Arrays.stream(coefficients).map(b -> Double.isNaN(b) ? 0 : b).toArray();
        this.byCluster = new SumsByCluster(coefficients.length);
    }

    /**
     * Adds all rows of one unit.
     *
     * @param cluster the cluster the unit lies in
     * @param weight of the unit, such as 1/(controls in the set); a unit of weight 0 does not count
     * @param x rows of k regressors
     * @param y counts, not negative
     * @param exposure person-time of each row; rows with none are ignored
     */
    public void addUnit(String cluster, double weight, double[][] x, double[] y, double[] exposure) {
        addUnit(Collections.nCopies(y.length, cluster), weight, x, y, exposure);
    }

    /** Adds all rows of one unit that lies across clusters, with the cluster of each row. */
    public void addUnit(List<String> clusters, double weight, double[][] x, double[] y, double[] exposure) {
        if (weight != 0) {
            addUnit(clusters, weight, UnitRates.of(coefficients, x, y, exposure), x, y);
        }
    }

    /** Adds all rows of one unit to one cluster, with a weight of each row; rows of weight 0 do not count. */
    public void addUnit(String cluster, double[] weight, double[][] x, double[] y, double[] exposure) {
        UnitRates unit = UnitRates.of(coefficients, x, y, exposure, weight);
        addUnit(Collections.nCopies(y.length, cluster), 1, unit, x, y);
    }

    private void addUnit(List<String> clusters, double unitWeight, UnitRates unit, double[][] x, double[] y) {
        if (unit.rows() == 0) {
            return;
        }
        if (unit.total() == 0) {
            droppedUnits++;
            droppedRows += unit.rows();
            return;
        }
        units++;
        rows += unit.rows();
        double[] centre = unit.centre(x);
        double[] centred = new double[centre.length];
        for (int t = 0; t < x.length; t++) {
            if (unit.logShares()[t] == Double.NEGATIVE_INFINITY) {
                continue;
            }
            for (int j = 0; j < centred.length; j++) {
                centred[j] = x[t][j] - centre[j];
            }
            double mu = unit.mean(t);
            double weight = unitWeight * unit.weight()[t];
            byCluster.add(clusters.get(t), centred, weight * mu, weight * (y[t] - mu));
            addScalars(y[t], mu, unit.logMean(t), weight);
        }
    }

    private void addScalars(double y, double mu, double logMean, double weight) {
        scalars.add(KERNEL, weight * ((y == 0 ? 0 : y * logMean) - mu));
        scalars.add(SATURATED, weight * (y == 0 ? 0 : y * Math.log(y) - y));
        scalars.add(FACTORIALS, weight * LogGamma.value(y + 1));
        scalars.add(PEARSON, mu == 0 ? 0 : weight * (y - mu) * (y - mu) / mu);
    }

    /** Adds the sums of other units to these. */
    public UnitPoissonSums merge(UnitPoissonSums other) {
        byCluster.merge(other.byCluster);
        scalars.merge(other.scalars);
        rows += other.rows;
        units += other.units;
        droppedRows += other.droppedRows;
        droppedUnits += other.droppedUnits;
        return this;
    }

    /** Gram matrix and score of every cluster. */
    public SumsByCluster byCluster() {
        return byCluster;
    }

    /** Rows of the units that count. */
    public long rows() {
        return rows;
    }

    /** Units with a count above 0. */
    public long units() {
        return units;
    }

    /** Rows with exposure of the units whose counts are all 0. */
    public long droppedRows() {
        return droppedRows;
    }

    /** Units whose counts are all 0. */
    public long droppedUnits() {
        return droppedUnits;
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public double logLikelihood() {
        return scalars.value(KERNEL) - scalars.value(FACTORIALS);
    }

    @Override
    public CompensatedSums score() {
        return byCluster.score();
    }

    @Override
    public CrossProduct information() {
        return byCluster.gram();
    }

    double deviance() {
        return 2 * (scalars.value(SATURATED) - scalars.value(KERNEL));
    }

    double pearson() {
        return scalars.value(PEARSON);
    }
}
