package org.socialrx.stats.inference;

import java.util.SplittableRandom;

/**
 * The restricted wild cluster bootstrap test of l'b = value with Rademacher signs, one for each cluster.
 *
 * <p>With the restriction imposed, b~ = b - M l (l'b - value)/(l'M l) and cluster scores s~_c = s_c + K_c (b - b~). A
 * draw of signs w_c gives b* - b~ = M sum of w_c s~_c and scores w_c s~_c - K_c (b* - b~); its t statistic, like that
 * of the data, has CR1S errors. Nothing but the sums of each cluster is needed. Up to 12 clusters every sign vector is
 * used and p = share of |t*| at least |t| - 1e-10, so it is exact; beyond, p = (count + 1)/(draws + 1) over seeded
 * draws.
 *
 * <p>Source: Cameron, Gelbach and Miller (2008), Review of Economics and Statistics 90; MacKinnon, Nielsen and Webb
 * (2023), Journal of Econometrics 232.
 *
 * @param covariance of a linear fit, by cluster
 * @param coefficients k coefficients of the fit
 */
public record WildClusterBootstrap(ClusterCovariance covariance, double[] coefficients) {
    /** Draws where the sign vectors are too many to try all. */
    public static final int USUAL_DRAWS = 99_999;

    private static final int MOST_ENUMERATED = 12;
    private static final double TIE = 1e-10;

    /**
     * What the bootstrap says.
     *
     * @param estimate l'b
     * @param statistic (l'b - value) over its CR1S error
     * @param pValue two-sided
     * @param draws how many sign vectors were tried
     */
    public record Result(double estimate, double statistic, double pValue, int draws) {}

    /** Tests l'b = value; {@code draws} and {@code seed} matter with more than 12 clusters only. */
    public Result test(double[] contrast, double value, int draws, long seed) {
        Restricted restricted = restricted(contrast, value);
        int clusters = covariance.clusters();
        double[] signs = new double[clusters];
        double limit = Math.abs(restricted.statistic) - TIE;
        if (clusters <= MOST_ENUMERATED) {
            int vectors = 1 << clusters;
            int extreme = 0;
            for (int vector = 0; vector < vectors; vector++) {
                for (int c = 0; c < clusters; c++) {
                    signs[c] = (vector >> c & 1) == 0 ? 1 : -1;
                }
                extreme += Math.abs(restricted.draw(signs)) >= limit ? 1 : 0;
            }
            return new Result(restricted.estimate, restricted.statistic, (double) extreme / vectors, vectors);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int extreme = 0;
        for (int draw = 0; draw < draws; draw++) {
            for (int c = 0; c < clusters; c++) {
                signs[c] = random.nextBoolean() ? 1 : -1;
            }
            extreme += Math.abs(restricted.draw(signs)) >= limit ? 1 : 0;
        }
        return new Result(restricted.estimate, restricted.statistic, (extreme + 1.0) / (draws + 1.0), draws);
    }

    private Restricted restricted(double[] contrast, double value) {
        double[] direction = covariance.project(contrast);
        double estimate = 0;
        for (int j = 0; j < contrast.length; j++) {
            estimate += contrast[j] == 0 ? 0 : contrast[j] * coefficients[j];
        }
        double error = Math.sqrt(covariance.variance(ClusterCovarianceType.CR1S, contrast));
        double shift = (estimate - value) / ClusterLeverage.dot(direction, direction);
        int clusters = covariance.clusters();
        double[][] scores = new double[clusters][];
        double[][] pulls = new double[clusters][];
        for (int c = 0; c < clusters; c++) {
            double[] pull = covariance.leverages().get(c).along(direction);
            double[] score = covariance.adjusted(ClusterCovarianceType.CR0, c).clone();
            for (int i = 0; i < score.length; i++) {
                score[i] += shift * pull[i];
            }
            scores[c] = score;
            pulls[c] = pull;
        }
        double factor = covariance.factor(ClusterCovarianceType.CR1S);
        return new Restricted(estimate, (estimate - value) / error, direction, scores, pulls, factor);
    }

    /** Everything on the orthonormal basis: M = I, scores s~_c, pulls K_c l. */
    private record Restricted(
            double estimate, double statistic, double[] direction, double[][] scores, double[][] pulls, double factor) {
        private double draw(double[] signs) {
            double[] moved = new double[direction.length];
            for (int c = 0; c < scores.length; c++) {
                for (int i = 0; i < moved.length; i++) {
                    moved[i] += signs[c] * scores[c][i];
                }
            }
            double sum = 0;
            for (int c = 0; c < scores.length; c++) {
                double along =
                        signs[c] * ClusterLeverage.dot(direction, scores[c]) - ClusterLeverage.dot(pulls[c], moved);
                sum += along * along;
            }
            return ClusterLeverage.dot(direction, moved) / Math.sqrt(factor * sum);
        }
    }
}
