package org.socialrx.stats.inference;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.OrderedCholesky;

/**
 * Cluster-robust covariances of k coefficients, with degrees of freedom, contrasts and joint tests.
 *
 * <p>V = M (sum over clusters of a_c a_c') M with M = (sum of K_c)⁻¹ and a_c the score of the cluster, for CR2
 * multiplied by (I - H_cc)^(-1/2) and for CR3 by (I - H_cc)⁻¹ on the whitened rows. On the basis P with PP' = M all of
 * it is the r x r eigenvalue problem of {@link ClusterLeverage}; nothing of the size of a cluster is formed. Regressors
 * must have absorbed effects that are nested in the clusters already taken out.
 *
 * <p>Degrees of freedom of CR2: Satterthwaite, (tr G)² / tr G² with G_cd = p_c'p_d the covariance of the cluster terms
 * under the working model (Bell and McCaffrey 2002, Survey Methodology 28; Pustejovsky and Tipton 2018, Journal of
 * Business and Economic Statistics 36, whose generalised inverse covers absorbed effects). With v = U'P'l: p_c'p_d =
 * a_c [c = d] - b_c'b_d, a_c = v' d/(1-d) v, b_c = U d/(1-d)^(1/2) v, so the sums over pairs of clusters are sums over
 * clusters.
 */
public final class ClusterCovariance {
    private final double[][] root;
    private final List<double[]> scores = new ArrayList<>();
    private final List<ClusterLeverage> leverages = new ArrayList<>();
    private final long rows;
    private final int parameters;

    private ClusterCovariance(double[][] root, long rows, int parameters) {
        this.root = root;
        this.rows = rows;
        this.parameters = parameters;
    }

    /**
     * From the sums of each cluster.
     *
     * @param sums Gram matrix and score of each cluster at the estimate
     * @param rows N, rows that count
     * @param parameters K of CR1S: rank of the regressors, one constant, and absorbed effects not nested in the
     *     clusters
     * @throws TooFewRowsException with fewer than two clusters
     */
    public static ClusterCovariance of(SumsByCluster sums, long rows, int parameters) {
        if (sums.clusters().size() < 2) {
            throw new TooFewRowsException("clusters", sums.clusters().size(), 2);
        }
        double[][] root = OrderedCholesky.of(sums.gram()).inverseRoot();
        ClusterCovariance covariance = new ClusterCovariance(root, rows, parameters);
        for (SumsByCluster.Cluster cluster : sums.clusters().values()) {
            covariance.scores.add(covariance.project(cluster.score().values()));
            covariance.leverages.add(ClusterLeverage.of(hat(root, cluster.gram())));
        }
        return covariance;
    }

    /** How many clusters there are, C. */
    public int clusters() {
        return scores.size();
    }

    /** The k x k covariance of the coefficients; 0 in rows and columns of aliased ones. */
    public double[][] matrix(ClusterCovarianceType type) {
        double[][] meat = meat(type);
        int k = root.length;
        double[][] covariance = new double[k][k];
        for (int i = 0; i < k; i++) {
            double[] left = new double[meat.length];
            for (int m = 0; m < meat.length; m++) {
                left[m] = ClusterLeverage.dot(root[i], meat[m]);
            }
            for (int j = 0; j < k; j++) {
                covariance[i][j] = ClusterLeverage.dot(left, root[j]);
            }
        }
        return covariance;
    }

    /** The variance of the combination l'b of the coefficients. */
    public double variance(ClusterCovarianceType type, double[] contrast) {
        double[] direction = project(contrast);
        double sum = 0;
        for (int c = 0; c < scores.size(); c++) {
            double along = ClusterLeverage.dot(direction, adjusted(type, c));
            sum += along * along;
        }
        return sum * factor(type);
    }

    /** Degrees of freedom of the combination l'b: Satterthwaite for CR2, C-1 otherwise. */
    public double degreesOfFreedom(ClusterCovarianceType type, double[] contrast) {
        if (type != ClusterCovarianceType.CR2) {
            return clusters() - 1.0;
        }
        return new WorkingModel(leverages, List.of(project(contrast))).satterthwaite();
    }

    /** The combination l'b with its error, test and interval. */
    public Estimate estimate(ClusterCovarianceType type, double[] coefficients, double[] contrast, double level) {
        double estimate = 0;
        for (int j = 0; j < contrast.length; j++) {
            estimate += contrast[j] == 0 ? 0 : contrast[j] * coefficients[j];
        }
        return estimate(type, estimate, contrast, level);
    }

    /** A function of the coefficients with its value and its gradient l at the estimate: the delta method. */
    public Estimate estimate(ClusterCovarianceType type, double value, double[] gradient, double level) {
        if (Double.isNaN(value)) {
            return Estimate.withoutError(value);
        }
        double stdError = Math.sqrt(variance(type, gradient));
        return Estimate.student(value, stdError, degreesOfFreedom(type, gradient), level);
    }

    /** Every coefficient with its error, test and interval. */
    public List<Estimate> estimates(ClusterCovarianceType type, double[] coefficients, double level) {
        List<Estimate> estimates = new ArrayList<>();
        for (int j = 0; j < coefficients.length; j++) {
            double[] contrast = new double[coefficients.length];
            contrast[j] = 1;
            estimates.add(estimate(type, coefficients[j], contrast, level));
        }
        return estimates;
    }

    /**
     * Tests that q combinations of the coefficients are all 0, with CR2 and Hotelling's T-squared approximation.
     *
     * <p>HTZ of Pustejovsky and Tipton (2018), section 3.2: eta = q(q+1) / sum of Var(D_st), F = (eta - q + 1)/(eta q)
     * Q on q and eta - q + 1 degrees of freedom. Combinations that follow from others do not count.
     */
    public JointTest testHtz(double[][] contrasts, double[] coefficients) {
        RestrictionSet restrictions = RestrictionSet.of(contrasts, coefficients, this);
        int q = restrictions.rank();
        double eta = restrictions.workingModel().hotelling();
        double wald = restrictions.wald(ClusterCovarianceType.CR2);
        return JointTest.ofF("HTZ", (eta - q + 1) / (eta * q) * wald, q, eta - q + 1);
    }

    /** Tests that q combinations of the coefficients are all 0: Q/q on q and C-1 degrees of freedom. */
    public JointTest testWald(ClusterCovarianceType type, double[][] contrasts, double[] coefficients) {
        RestrictionSet restrictions = RestrictionSet.of(contrasts, coefficients, this);
        int q = restrictions.rank();
        return JointTest.ofF("Wald " + type, restrictions.wald(type) / q, q, clusters() - 1.0);
    }

    double[] project(double[] vector) {
        return project(root, vector);
    }

    /** P'v. */
    static double[] project(double[][] root, double[] vector) {
        int rank = root.length == 0 ? 0 : root[0].length;
        double[] projected = new double[rank];
        for (int i = 0; i < root.length; i++) {
            for (int m = 0; m < rank; m++) {
                projected[m] += root[i][m] * vector[i];
            }
        }
        return projected;
    }

    List<ClusterLeverage> leverages() {
        return leverages;
    }

    double factor(ClusterCovarianceType type) {
        return type.factor(clusters(), rows, parameters);
    }

    double[] adjusted(ClusterCovarianceType type, int cluster) {
        double[] score = scores.get(cluster);
        return switch (type) {
            case CR0, CR1, CR1S -> score;
            case CR2 -> leverages.get(cluster).apply(d -> 1 / Math.sqrt(1 - d), score);
            case CR3, CR3_JACKKNIFE -> leverages.get(cluster).apply(d -> 1 / (1 - d), score);
        };
    }

    private double[][] meat(ClusterCovarianceType type) {
        int rank = root.length == 0 ? 0 : root[0].length;
        double[][] meat = new double[rank][rank];
        for (int c = 0; c < scores.size(); c++) {
            double[] a = adjusted(type, c);
            for (int i = 0; i < rank; i++) {
                for (int j = 0; j < rank; j++) {
                    meat[i][j] += a[i] * a[j];
                }
            }
        }
        double factor = factor(type);
        for (double[] row : meat) {
            for (int j = 0; j < rank; j++) {
                row[j] *= factor;
            }
        }
        return meat;
    }

    /** P'KP. */
    static double[][] hat(double[][] root, CrossProduct gram) {
        double[][] k = gram.values();
        double[][] half = new double[k.length][];
        for (int i = 0; i < k.length; i++) {
            half[i] = project(root, k[i]);
        }
        int rank = half.length == 0 ? 0 : half[0].length;
        double[][] hat = new double[rank][rank];
        for (int i = 0; i < k.length; i++) {
            for (int m = 0; m < rank; m++) {
                for (int j = 0; j < rank; j++) {
                    hat[m][j] += root[i][m] * half[i][j];
                }
            }
        }
        for (int m = 0; m < rank; m++) {
            for (int j = 0; j < m; j++) {
                hat[m][j] = hat[j][m];
            }
        }
        return hat;
    }
}
