package org.socialrx.stats.inference;

import java.util.List;

/**
 * How CR2 covariances of q combinations vary when the working model holds: the moments behind their degrees of freedom.
 *
 * <p>Term c of combination s is p_sc; p_sc'p_td = a_c(s,t) [c = d] - b_c(s)'b_d(t), with a_c(s,t) = v_s' d/(1-d) v_t
 * and b_c(s) = U d/(1-d)^(1/2) v_s. Sums over pairs of clusters follow from the r x r sums S(s,t) of b_c(s) b_c(t)'.
 */
final class WorkingModel {
    private final List<ClusterLeverage> leverages;
    private final List<double[]> directions;

    WorkingModel(List<ClusterLeverage> leverages, List<double[]> directions) {
        this.leverages = leverages;
        this.directions = directions;
    }

    /** The expected CR2 covariance, q x q, in units of the working variance. */
    double[][] expected() {
        int q = directions.size();
        double[][] expected = new double[q][q];
        for (ClusterLeverage leverage : leverages) {
            Terms terms = terms(leverage);
            for (int s = 0; s < q; s++) {
                for (int t = 0; t < q; t++) {
                    expected[s][t] += terms.diagonal(s, t) - terms.cross(s, t);
                }
            }
        }
        return expected;
    }

    /** (tr G)² / tr G² of the first combination. */
    double satterthwaite() {
        double trace = expected()[0][0];
        return 2 * trace * trace / varianceOf(0, 0);
    }

    /** eta = q(q+1) / sum of Var(D_st), for combinations whose expected covariance is the identity. */
    double hotelling() {
        int q = directions.size();
        double total = 0;
        for (int s = 0; s < q; s++) {
            for (int t = 0; t < q; t++) {
                total += varianceOf(s, t);
            }
        }
        return q * (q + 1) / total;
    }

    /** Var(D_st) = sum over c, d of G_cd(s,t) G_cd(t,s) + G_cd(s,s) G_cd(t,t). */
    private double varianceOf(int s, int t) {
        double sum = 0;
        int rank = directions.get(0).length;
        double[][] ts = new double[rank][rank];
        for (ClusterLeverage leverage : leverages) {
            Terms terms = terms(leverage);
            double ast = terms.diagonal(s, t);
            sum += ast * ast - 2 * ast * terms.cross(s, t);
            sum += terms.diagonal(s, s) * terms.diagonal(t, t);
            sum -= terms.diagonal(s, s) * terms.cross(t, t) + terms.diagonal(t, t) * terms.cross(s, s);
            addOuter(ts, terms.crossed[t], terms.crossed[s]);
        }
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j < rank; j++) {
                sum += ts[i][j] * (ts[j][i] + ts[i][j]);
            }
        }
        return sum;
    }

    private static void addOuter(double[][] to, double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                to[i][j] += a[i] * b[j];
            }
        }
    }

    private Terms terms(ClusterLeverage leverage) {
        int q = directions.size();
        double[][] leaned = new double[q][];
        double[][] crossed = new double[q][];
        for (int s = 0; s < q; s++) {
            leaned[s] = leverage.apply(d -> d / (1 - d), directions.get(s));
            crossed[s] = leverage.apply(d -> d / Math.sqrt(1 - d), directions.get(s));
        }
        return new Terms(directions, leaned, crossed);
    }

    private record Terms(List<double[]> directions, double[][] leaned, double[][] crossed) {
        private double diagonal(int s, int t) {
            return ClusterLeverage.dot(directions.get(s), leaned[t]);
        }

        private double cross(int s, int t) {
            return ClusterLeverage.dot(crossed[s], crossed[t]);
        }
    }
}
