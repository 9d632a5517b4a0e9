package org.socialrx.stats.honest;

import java.util.ArrayList;
import java.util.List;

/**
 * The interval that covers the effect whenever the violation of parallel trends changes after the reference by at most
 * Mbar times its largest change before it.
 *
 * <p>For each step before the reference and each sign the restriction is "this step is the largest": the hybrid test of
 * Andrews, Roth and Pakes with the moments after the reference, first stage kappa = alpha/10. A value is in the
 * interval if any of these tests accepts it; the ends are the outermost accepted points of a grid about 0.
 *
 * <p>The test's linear programme has its corners where a dual vector combines the moments so that the nuisance effects
 * drop out. With d_r the r-th step after the reference, v the step before it that is the largest, and u_r = l_r + ... +
 * l_R, they are the R sums of both moments of one step, -2 Mbar v, and plus or minus sum u_r d_r - Mbar sum |u_r| v: R
 * + 2 linear functions of the estimates, each divided by the sum of its moments' standard errors. Source: Rambachan and
 * Roth (2023), section 3.3; Andrews, Roth and Pakes, Review of Economic Studies 2023;90:2763.
 */
public final class RelativeMagnitudes {
    private final EventStudy study;
    private final int points;
    private final double halfWidth;

    /**
     * Prepares the grid.
     *
     * @param points points of the grid, at least 2
     * @param halfWidth half width of the grid in standard errors of the effect, positive
     */
    public RelativeMagnitudes(EventStudy study, int points, double halfWidth) {
        this.study = study;
        this.points = points;
        this.halfWidth = halfWidth;
    }

    /**
     * The interval under a bound.
     *
     * @param bound Mbar, not negative
     * @param level confidence level
     */
    public HonestInterval interval(double bound, double level) {
        List<HybridTest> tests = new ArrayList<>();
        for (int step = 0; step < study.before(); step++) {
            tests.add(test(step, 1, bound, level));
            tests.add(test(step, -1, bound, level));
        }
        double reach = halfWidth * study.stdError(study.target());
        double low = Double.NaN;
        double high = Double.NaN;
        for (int i = 0; i < points; i++) {
            double effect = -reach + 2 * reach * i / (points - 1);
            if (tests.stream().anyMatch(test -> test.accepts(effect))) {
                low = Double.isNaN(low) ? effect : low;
                high = effect;
            }
        }
        return new HonestInterval(low, high);
    }

    private HybridTest test(int step, int sign, double bound, double level) {
        double[] largest = stepBefore(step, sign);
        List<HybridTest.Corner> corners = new ArrayList<>();
        double[] target = study.target();
        double[] up = target.clone();
        double[] down = new double[target.length];
        double upErrors = 0;
        double downErrors = 0;
        double rest = 0;
        for (int r = study.after() - 1; r >= 0; r--) {
            rest += study.weight(r);
            double positive = study.stdError(moment(r, 1, bound, largest));
            double negative = study.stdError(moment(r, -1, bound, largest));
            corners.add(corner(new double[target.length], -2 * bound, largest, 0, positive + negative));
            add(up, largest, -bound * Math.abs(rest));
            upErrors += Math.abs(rest) * (rest > 0 ? positive : negative);
            downErrors += Math.abs(rest) * (rest > 0 ? negative : positive);
        }
        add(down, target, -2);
        add(down, up, 1);
        corners.add(corner(up, 0, largest, 1, upErrors));
        corners.add(corner(down, 0, largest, -1, downErrors));
        return new HybridTest(study, corners, 1 - level);
    }

    private static HybridTest.Corner corner(double[] base, double factor, double[] step, double slope, double errors) {
        double[] weights = base.clone();
        add(weights, step, factor);
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= errors;
        }
        return new HybridTest.Corner(weights, slope / errors);
    }

    /** Plus or minus the r-th step after the reference, less the bound times the largest step before. */
    private double[] moment(int r, int sign, double bound, double[] largest) {
        double[] moment = new double[largest.length];
        moment[study.before() + r] += sign;
        if (r > 0) {
            moment[study.before() + r - 1] -= sign;
        }
        add(moment, largest, -bound);
        return moment;
    }

    /** The step from estimate k to the next before the reference, the last one to the reference itself, which is 0. */
    private double[] stepBefore(int k, int sign) {
        double[] step = new double[study.before() + study.after()];
        step[k] -= sign;
        if (k + 1 < study.before()) {
            step[k + 1] += sign;
        }
        return step;
    }

    private static void add(double[] to, double[] from, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }
}
