package org.socialrx.stats.effects;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.Passes;
import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.CombinationScores;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.inference.WholeClusterSums;

/**
 * Combinations of the regressors with their errors.
 *
 * <p>CR0, CR1 and CR1S need the score of every cluster; CR2 and CR3 its Gram matrix too, in which an effect taken out
 * within groups is accounted for when groups are nested in the clusters (Pustejovsky and Tipton 2018); HC0 to HC3 need
 * the leverage of every row, the group effect's included.
 */
public final class EffectsCovariance {
    private final EffectsModel model;
    private final List<double[]> combinations;
    private final CovariancePass pass;

    EffectsCovariance(
            EffectsModel model, List<double[]> combinations, CovarianceNeeds needs, Passes<GroupRows> groups) {
        this.model = model;
        this.combinations = List.copyOf(combinations);
        this.pass = groups.run(new CovariancePass(model, spread(), needs));
    }

    private List<double[]> spread() {
        return combinations.stream().map(model::spread).toList();
    }

    /** How many clusters a clustering has. */
    public long clusters(int clustering) {
        return pass.scoresOf(clustering).clusters();
    }

    /** CR0, CR1 or CR1S by a clustering; t on C-1. */
    public List<Estimate> byScores(ClusterCovarianceType type, int clustering, double level) {
        CombinationScores scores = pass.scoresOf(clustering);
        double[][] matrix = scores.matrix(type, model.rows(), model.parameters(clustering));
        return estimates(matrix, scores.clusters() - 1.0, level);
    }

    /**
     * CR0, CR1 or CR1S by two crossed clusterings: V1 + V2 - V12, each part with its own factor; t on one less than the
     * smaller number of clusters. A negative variance leaves the estimate without error.
     *
     * <p>Source: Cameron, Gelbach and Miller (2011), Journal of Business and Economic Statistics 29.
     *
     * @param first a clustering
     * @param second another one
     * @param both the clustering by both at once
     */
    public List<Estimate> twoWay(ClusterCovarianceType type, int first, int second, int both, double level) {
        int parameters = model.parameters(first, second);
        double[][] one = pass.scoresOf(first).matrix(type, model.rows(), parameters);
        double[][] two = pass.scoresOf(second).matrix(type, model.rows(), parameters);
        double[][] cross = pass.scoresOf(both).matrix(type, model.rows(), parameters);
        for (int q = 0; q < one.length; q++) {
            double variance = one[q][q] + two[q][q] - cross[q][q];
            one[q][q] = variance < 0 ? Double.NaN : variance;
        }
        long clusters =
                Math.min(pass.scoresOf(first).clusters(), pass.scoresOf(second).clusters());
        return estimates(one, clusters - 1.0, level);
    }

    /** CR2, CR3 or its jackknife form by a clustering. */
    public List<Estimate> byLeverage(ClusterCovarianceType type, int clustering, double level) {
        @Nullable WholeClusterSums whole = pass.wholeOf(clustering);
        int parameters = model.parameters(clustering);
        if (whole == null) {
            ClusterCovariance covariance = ClusterCovariance.of(pass.namedOf(clustering), model.rows(), parameters);
            return combinations.stream()
                    .map(l -> covariance.estimate(type, model.value(l), model.spread(l), level))
                    .toList();
        }
        double[][] matrix = whole.matrix(type, model.rows(), parameters);
        List<Estimate> estimates = new ArrayList<>();
        for (int q = 0; q < combinations.size(); q++) {
            double stdError = Math.sqrt(quadratic(model.spread(combinations.get(q)), matrix));
            double df = whole.degreesOfFreedom(type, q);
            estimates.add(student(model.value(combinations.get(q)), stdError, df, level));
        }
        return estimates;
    }

    /** HC0; with its degrees of freedom, NaN for the normal distribution. */
    public List<Estimate> hc0(double df, double level) {
        return sandwich(pass.robust().hc0(), df, level);
    }

    /** HC1 with K parameters, absorbed effects among them. */
    public List<Estimate> hc1(int parameters, double df, double level) {
        return sandwich(pass.robust().hc1(model.rows(), parameters), df, level);
    }

    /** HC3. */
    public List<Estimate> hc3(double df, double level) {
        return sandwich(pass.robust().hc3(), df, level);
    }

    /** With any covariance of all columns, k x k. */
    private List<Estimate> sandwich(double[][] covariance, double df, double level) {
        List<Estimate> estimates = new ArrayList<>();
        for (double[] l : combinations) {
            double stdError = Math.sqrt(quadratic(model.spread(l), covariance));
            estimates.add(student(model.value(l), stdError, df, level));
        }
        return estimates;
    }

    private List<Estimate> estimates(double[][] matrix, double df, double level) {
        List<Estimate> estimates = new ArrayList<>();
        for (int q = 0; q < combinations.size(); q++) {
            estimates.add(student(model.value(combinations.get(q)), Math.sqrt(matrix[q][q]), df, level));
        }
        return estimates;
    }

    static Estimate student(double value, double stdError, double df, double level) {
        if (Double.isNaN(value) || Double.isNaN(stdError)) {
            return Estimate.withoutError(value);
        }
        return Double.isNaN(df)
                ? Estimate.normal(value, stdError, level)
                : Estimate.student(value, stdError, df, level);
    }

    static double quadratic(double[] l, double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < l.length; i++) {
            for (int j = 0; l[i] != 0 && j < l.length; j++) {
                sum += l[i] * matrix[i][j] * l[j];
            }
        }
        return sum;
    }
}
