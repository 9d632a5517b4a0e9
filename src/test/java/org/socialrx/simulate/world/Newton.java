package org.socialrx.simulate.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.simulate.world.MatchedStudy.Estimate;
import org.socialrx.simulate.world.MatchedStudy.Member;

/** Two likelihoods maximised in the plainest way, as a second opinion to the kernels. */
final class Newton {
    private Newton() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double spread(List<double[]> rows, double[] beta) {
        double mean = rows.stream().mapToDouble(x -> dot(beta, x)).average().orElse(0);
        return Math.sqrt(rows.stream()
                .mapToDouble(x -> (dot(beta, x) - mean) * (dot(beta, x) - mean))
                .average()
                .orElse(0));
    }

    static double[] logistic(List<double[]> rows, List<Integer> outcomes) {
        int k = rows.get(0).length;
        double[] beta = new double[k];
        for (int round = 0; round < 12; round++) {
            double[] gradient = new double[k];
            double[][] hessian = new double[k][k];
            for (int r = 0; r < rows.size(); r++) {
                double[] x = rows.get(r);
                double p = 1 / (1 + Math.exp(-dot(beta, x)));
                for (int i = 0; i < k; i++) {
                    gradient[i] += (outcomes.get(r) - p) * x[i];
                    for (int j = 0; j < k; j++) {
                        hessian[i][j] += p * (1 - p) * x[i] * x[j];
                    }
                }
            }
            for (int i = 0; i < k; i++) {
                hessian[i][i] += 1e-6;
            }
            double[] step = solve(hessian, gradient);
            for (int i = 0; i < k; i++) {
                beta[i] += step[i];
            }
        }
        return beta;
    }

    /**
     * Given the person's total, counts are multinomial; the first period's effect is 0, the last coefficient the ratio.
     */
    static Estimate conditionalPoisson(List<Member> members, List<Integer> periods, int effectFrom) {
        int n = periods.size();
        double[][] counts = new double[members.size()][n];
        double[][] exposures = new double[members.size()][n];
        for (int m = 0; m < members.size(); m++) {
            for (int t = 0; t < n; t++) {
                counts[m][t] = members.get(m).count(periods.get(t));
                exposures[m][t] = members.get(m).exposure(periods.get(t));
            }
        }
        double[] beta = new double[n];
        double[][] bread = new double[n][n];
        Map<Practice, double[]> scores = new HashMap<>();
        for (int round = 0; round < 15; round++) {
            bread = new double[n][n];
            scores = new HashMap<>();
            double[] gradient = new double[n];
            for (int m = 0; m < members.size(); m++) {
                var member = members.get(m);
                double[] score =
                        scores.computeIfAbsent(member.subject().life().person().practice(), p -> new double[n]);
                add(member, counts[m], exposures[m], periods, effectFrom, beta, gradient, bread, score);
            }
            double[] step = solve(bread, gradient);
            for (int i = 0; i < n; i++) {
                beta[i] += step[i];
            }
        }
        double[] unit = new double[n];
        unit[n - 1] = 1;
        double[] row = solve(bread, unit);
        double meat = 0;
        for (double[] score : scores.values()) {
            meat += dot(row, score) * dot(row, score);
        }
        double c = scores.size();
        int sets = (int) members.stream().filter(Member::isReferred).count();
        return new Estimate(beta[n - 1], Math.sqrt(meat * c / (c - 1)), sets);
    }

    private static void add(
            Member member,
            double[] counts,
            double[] exposures,
            List<Integer> periods,
            int effectFrom,
            double[] beta,
            double[] gradient,
            double[][] bread,
            double[] score) {
        int n = counts.length;
        double total = 0;
        double[] p = new double[n];
        double sum = 0;
        for (int t = 0; t < n; t++) {
            double post = member.isReferred() && periods.get(t) >= effectFrom ? 1 : 0;
            p[t] = exposures[t] * Math.exp((t == 0 ? 0 : beta[t - 1]) + post * beta[n - 1]);
            sum += p[t];
            total += exposures[t] > 0 ? counts[t] : 0;
        }
        if (total == 0 || sum == 0) {
            return;
        }
        double[] mean = new double[n];
        for (int t = 0; t < n; t++) {
            p[t] /= sum;
            double post = member.isReferred() && periods.get(t) >= effectFrom ? 1 : 0;
            if (t > 0) {
                mean[t - 1] += p[t];
            }
            mean[n - 1] += p[t] * post;
        }
        double w = member.weight();
        for (int t = 0; t < n; t++) {
            double post = member.isReferred() && periods.get(t) >= effectFrom ? 1 : 0;
            double[] x = new double[n];
            if (t > 0) {
                x[t - 1] = 1;
            }
            x[n - 1] = post;
            for (int i = 0; i < n; i++) {
                double residual = w * (counts[t] - total * p[t]) * x[i];
                gradient[i] += residual;
                score[i] += residual;
                for (int j = 0; j < n; j++) {
                    bread[i][j] += w * total * p[t] * (x[i] - mean[i]) * (x[j] - mean[j]);
                }
            }
        }
    }

    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = java.util.Arrays.copyOf(matrix[i], n + 1);
            a[i][n] = right[i];
        }
        for (int i = 0; i < n; i++) {
            int best = i;
            for (int r = i + 1; r < n; r++) {
                best = Math.abs(a[r][i]) > Math.abs(a[best][i]) ? r : best;
            }
            double[] swap = a[i];
            a[i] = a[best];
            a[best] = swap;
            for (int r = 0; r < n; r++) {
                double factor = r == i ? 0 : a[r][i] / a[i][i];
                for (int c = i; c <= n && factor != 0; c++) {
                    a[r][c] -= factor * a[i][c];
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = a[i][n] / a[i][i];
        }
        return x;
    }
}
