package org.socialrx.stats.honest;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The shortest interval of fixed length that covers the effect whenever the violation of parallel trends bends by at
 * most M a period: |second difference| &lt;= M, reference period 0.
 *
 * <p>An estimator takes l'b_post and subtracts an extrapolated trend: the slope at each step before the reference with
 * weight w_k, sum w = sum s l_s. With v_k = w_1 + ... + w_k its largest bias is M (constant + sum |v_k|), its half
 * length the quantile of |N(bias, variance)|. Variance and bias are traded off by minimising variance/2 + penalty sum
 * |v_k| by coordinate descent for every penalty, and the length over the penalty. Source: Rambachan and Roth (2023),
 * section 4.1.
 */
public final class SecondDifferences {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int SWEEPS = 100_000;
    private static final int PENALTIES = 120;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final EventStudy study;
    private final int free;
    private final double[] offset;
    private final double[][] directions;
    private final double constant;

    /** Prepares the problem for a study. */
    public SecondDifferences(EventStudy study) {
        this.study = study;
        int before = study.before();
        int after = study.after();
        double total = 0;
        double worst = 0;
        for (int s = 1; s <= after; s++) {
            total += s * study.weight(s - 1);
            double sum = 0;
            for (int j = 1; j <= s; j++) {
                sum += j * study.weight(after - s + j - 1);
            }
            worst += Math.abs(sum);
        }
        this.constant = worst - total + Math.abs(total);
        this.free = before - 1;
        this.offset = study.target();
        addStep(offset, before - 1, total);
        this.directions = new double[free][offset.length];
        for (int k = 0; k < free; k++) {
            addStep(directions[k], k, 1);
            addStep(directions[k], k + 1, -1);
        }
    }

    /**
     * The interval under a bound.
     *
     * @param bound M, not negative, in units of the estimates a period squared
     * @param level confidence level
     */
    public HonestInterval interval(double bound, double level) {
        double[] best = slopes(0, new double[free]);
        if (bound > 0) {
            double most = largestPenalty();
            double bestAt = 0;
            double step = Math.pow(1e-10, 1.0 / PENALTIES);
            for (int i = 0; i <= PENALTIES; i++) {
                double penalty = most * Math.pow(step, i);
                double[] v = slopes(penalty, best);
                if (halfLength(v, bound, level) < halfLength(best, bound, level)) {
                    best = v;
                    bestAt = penalty;
                }
            }
            best = refine(bestAt, step, best, bound, level);
        }
        double centre = study.value(weights(best));
        double half = halfLength(best, bound, level);
        return new HonestInterval(centre - half, centre + half);
    }

    private double[] refine(double around, double step, double[] start, double bound, double level) {
        double low = around * step;
        double high = around / step;
        double[] best = start;
        for (int i = 0; i < 60 && around > 0; i++) {
            double one = high - GOLDEN * (high - low);
            double other = low + GOLDEN * (high - low);
            double[] atOne = slopes(one, best);
            double[] atOther = slopes(other, best);
            boolean isLower = halfLength(atOne, bound, level) < halfLength(atOther, bound, level);
            double[] better = isLower ? atOne : atOther;
            if (halfLength(better, bound, level) < halfLength(best, bound, level)) {
                best = better;
            }
            high = isLower ? other : high;
            low = isLower ? low : one;
        }
        return best;
    }

    /** Minimises variance/2 + penalty sum |v_k| by coordinate descent from a start. */
    private double[] slopes(double penalty, double[] start) {
        double[] v = start.clone();
        double[] weights = weights(v);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double change = 0;
            for (int k = 0; k < free; k++) {
                double curvature = study.covariance(directions[k], directions[k]);
                double unpenalised = v[k] - study.covariance(directions[k], weights) / curvature;
                double to = Math.signum(unpenalised) * Math.max(0, Math.abs(unpenalised) - penalty / curvature);
                double by = to - v[k];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] += by * directions[k][i];
                }
                v[k] = to;
                change = Math.max(change, Math.abs(by));
            }
            if (change < 1e-13) {
                break;
            }
        }
        return v;
    }

    /** From this penalty on all free v_k are 0. */
    private double largestPenalty() {
        double largest = 1e-300;
        for (double[] direction : directions) {
            largest = Math.max(largest, Math.abs(study.covariance(direction, offset)));
        }
        return largest;
    }

    private double halfLength(double[] v, double bound, double level) {
        double bias = constant;
        for (double slope : v) {
            bias += Math.abs(slope);
        }
        double deviation = study.stdError(weights(v));
        return deviation * foldedQuantile(bound * bias / deviation, level);
    }

    /** Weights of all estimates at given v. */
    private double[] weights(double[] v) {
        double[] weights = offset.clone();
        for (int k = 0; k < free; k++) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] += v[k] * directions[k][i];
            }
        }
        return weights;
    }

    /**
     * Adds a multiple of the step back from estimate k + 1 to k before the reference; the last one is from the
     * reference.
     */
    private void addStep(double[] weights, int k, double by) {
        weights[k] += by;
        if (k + 1 < study.before()) {
            weights[k + 1] -= by;
        }
    }

    /** The number c with P(|N(shift, 1)| &lt;= c) = level. */
    static double foldedQuantile(double shift, double level) {
        double low = 0;
        double high = shift + 40;
        while (high - low > 1e-13 * (1 + high)) {
            double middle = (low + high) / 2;
            double inside =
                    NORMAL.cumulativeProbability(middle - shift) - NORMAL.cumulativeProbability(-middle - shift);
            if (inside < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
