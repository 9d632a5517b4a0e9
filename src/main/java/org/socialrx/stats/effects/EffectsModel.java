package org.socialrx.stats.effects;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.OrderedCholesky;
import org.socialrx.stats.inference.Estimate;

/** A fitted regression with fixed effects: its coefficients, and how rows make their covariances. */
public final class EffectsModel {
    private final EffectsDesign design;
    private final EffectLevels levels;
    private final EffectColumns columns;
    private final double[] coefficients;
    private final double[][] root;
    private final long rows;
    private final WorkingRows working;

    EffectsModel(
            EffectsDesign design,
            EffectLevels levels,
            EffectColumns columns,
            double[] coefficients,
            double[][] root,
            long rows,
            WorkingRows working) {
        this.design = design;
        this.levels = levels;
        this.columns = columns;
        this.coefficients = coefficients;
        this.root = root;
        this.rows = rows;
        this.working = working;
    }

    /** One combination for each regressor: the coefficient itself. */
    public List<double[]> regressors() {
        List<double[]> each = new ArrayList<>();
        for (int j = 0; j < design.regressors().size(); j++) {
            double[] weights = new double[design.regressors().size()];
            weights[j] = 1;
            each.add(weights);
        }
        return each;
    }

    /** Names of regressors that earlier ones and the effects determine. */
    public List<String> aliased() {
        List<String> aliased = new ArrayList<>();
        for (int j = 0; j < design.regressors().size(); j++) {
            if (Double.isNaN(coefficients[columns.firstRegressor() + j])) {
                aliased.add(design.regressors().get(j));
            }
        }
        return aliased;
    }

    /** Rows that count. */
    public long rows() {
        return rows;
    }

    /** Whether groups lie whole within the clusters of a clustering. */
    public boolean isGroupNested(int clustering) {
        return levels.isGroupNested(clustering);
    }

    /**
     * Covariances of combinations of the regressors, in one pass over the groups of the fit.
     *
     * @param combinations weights of the regressors, one array a combination
     */
    public EffectsCovariance covariance(List<double[]> combinations, CovarianceNeeds needs, Passes<GroupRows> groups) {
        return new EffectsCovariance(this, combinations, needs, groups);
    }

    /**
     * Inverse information times a residual variance: linear with the variance of the residuals and N-K, Poisson with 1
     * and NaN for the normal distribution.
     */
    public List<Estimate> classical(List<double[]> combinations, double variance, double df, double level) {
        double[][] inverse = OrderedCholesky.outer(root);
        return combinations.stream()
                .map(l -> EffectsCovariance.student(
                        value(l), Math.sqrt(variance * EffectsCovariance.quadratic(spread(l), inverse)), df, level))
                .toList();
    }

    /** A combination as weights of all columns. */
    double[] spread(double[] combination) {
        double[] all = new double[coefficients.length];
        System.arraycopy(combination, 0, all, columns.firstRegressor(), combination.length);
        return all;
    }

    /** The value of a combination; NaN when it needs an aliased coefficient. */
    public double value(double[] combination) {
        double value = 0;
        for (int j = 0; j < combination.length; j++) {
            value += combination[j] == 0 ? 0 : combination[j] * coefficients[columns.firstRegressor() + j];
        }
        return value;
    }

    /** K of CR1S: rank of the regressors, one constant, and effects nested in none of these clusterings. */
    public int parameters(int... clusterings) {
        return Math.toIntExact(design.regressors().size() - aliased().size() + levels.parameters(clusterings));
    }

    List<ClusterScope> clusterings() {
        return design.clusterings();
    }

    double[] coefficients() {
        return coefficients;
    }

    double[][] root() {
        return root;
    }

    WorkingRows working() {
        return working;
    }

    int firstRegressor() {
        return columns.firstRegressor();
    }
}
