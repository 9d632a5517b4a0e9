package org.socialrx.stats.logistic;

import java.util.List;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.OrderedCholesky;

/**
 * Score and information of a logistic regression with a normal effect s z for every unit, the effects integrated out,
 * at coefficients b and deviation s.
 *
 * <p>With weights w of the effect given the outcomes (proportional to likelihood times density): score = E[S] and
 * information = E[H] - Var[S], S = sum of (x, z)(y - p), H = sum of p (1 - p)(x, z)(x, z)', p = 1/(1 + exp(-(x'b + s
 * z))). Source: Louis, Journal of the Royal Statistical Society B 1982;44:226. Far from the maximum that information
 * need not be positive; then E[H] stands for it, with which a step goes up too, only shorter. The likelihood is the
 * same for s and -s.
 */
public final class MixedLogisticSums extends LogisticScore {
    private static final long serialVersionUID = 1;

    private final int columns;
    private final CrossProduct observed;
    private final CrossProduct complete;
    private long events;
    private long units;

    /**
     * Sums over no units.
     *
     * @param coefficients k coefficients of the columns, and the deviation
     */
    public MixedLogisticSums(double[] coefficients) {
        super(coefficients);
        this.columns = coefficients.length - 1;
        this.observed = new CrossProduct(coefficients.length);
        this.complete = new CrossProduct(coefficients.length);
    }

    /**
     * Adds a unit.
     *
     * @param x n rows of k columns, the intercept among them
     * @param y n outcomes, 0 or 1
     */
    public void addUnit(List<double[]> x, int[] y) {
        if (y.length == 0) {
            return;
        }
        var unit = new Unit(offsets(x), y, coefficients[columns]);
        var integral = UnitIntegral.of(unit);
        addScores(x, y, unit, integral);
        for (int row = 0; row < y.length; row++) {
            addInformation(x.get(row), unit.offsets()[row], integral);
            events += y[row];
        }
        likelihood.add(0, integral.logIntegral());
        rows += y.length;
        units++;
    }

    private void addScores(List<double[]> x, int[] y, Unit unit, UnitIntegral integral) {
        int points = integral.points().length;
        var scores = new double[points][];
        var mean = new double[columns + 1];
        for (int i = 0; i < points; i++) {
            scores[i] = score(x, y, unit, integral.points()[i]);
            for (int j = 0; j <= columns; j++) {
                mean[j] += integral.weights()[i] * scores[i][j];
            }
        }
        score.addScaled(mean, 1);
        for (int i = 0; i < points; i++) {
            for (int j = 0; j <= columns; j++) {
                scores[i][j] -= mean[j];
            }
            observed.add(scores[i], -integral.weights()[i]);
        }
    }

    /** Derivatives of the log-likelihood of a unit at one value of its effect. */
    private double[] score(List<double[]> x, int[] y, Unit unit, double effect) {
        var sum = new double[columns + 1];
        for (int row = 0; row < y.length; row++) {
            double rest = y[row] - unit.probability(row, effect);
            for (int j = 0; j < columns; j++) {
                sum[j] += x.get(row)[j] * rest;
            }
            sum[columns] += effect * rest;
        }
        return sum;
    }

    /** E[v (x, z)(x, z)'] = a (x, b/a)(x, b/a)' + (c - b^2/a) e e', with a, b, c = E[v], E[v z], E[v z^2]. */
    private void addInformation(double[] x, double offset, UnitIntegral integral) {
        double a = 0;
        double b = 0;
        double c = 0;
        for (int i = 0; i < integral.points().length; i++) {
            double effect = integral.points()[i];
            double p = UnitEffect.probability(offset + coefficients[columns] * effect);
            double weight = integral.weights()[i] * p * (1 - p);
            a += weight;
            b += weight * effect;
            c += weight * effect * effect;
        }
        if (!(a > 0)) {
            return;
        }
        var row = new double[columns + 1];
        System.arraycopy(x, 0, row, 0, columns);
        row[columns] = b / a;
        var last = new double[columns + 1];
        last[columns] = 1;
        for (var information : List.of(observed, complete)) {
            information.add(row, a);
            information.add(last, Math.max(0, c - b * b / a));
        }
    }

    /** Adds the sums of other units to these. */
    public MixedLogisticSums merge(MixedLogisticSums other) {
        mergeScore(other);
        observed.merge(other.observed);
        complete.merge(other.complete);
        events += other.events;
        units += other.units;
        return this;
    }

    /** Rows with outcome 1. */
    public long events() {
        return events;
    }

    /** Units with rows. */
    public long units() {
        return units;
    }

    @Override
    public CrossProduct information() {
        return isPositive() ? observed : complete;
    }

    /** Whether the observed information is positive in every direction in which the columns differ. */
    boolean isPositive() {
        return OrderedCholesky.of(observed).rank()
                == OrderedCholesky.of(complete).rank();
    }

    private double[] offsets(List<double[]> x) {
        var offsets = new double[x.size()];
        for (int row = 0; row < offsets.length; row++) {
            for (int j = 0; j < columns; j++) {
                offsets[row] += x.get(row)[j] * coefficients[j];
            }
        }
        return offsets;
    }

    /**
     * The rows of one unit as a function of its effect.
     *
     * @param offsets x'b of each row
     * @param y outcomes
     * @param deviation s
     */
    private record Unit(double[] offsets, int[] y, double deviation) implements UnitIntegral.Exponent {
        double probability(int row, double effect) {
            return UnitEffect.probability(offsets[row] + deviation * effect);
        }

        @Override
        public double at(double effect) {
            double sum = -effect * effect / 2;
            for (int row = 0; row < y.length; row++) {
                double logit = offsets[row] + deviation * effect;
                sum += y[row] * logit - Math.max(0, logit) - Math.log1p(Math.exp(-Math.abs(logit)));
            }
            return sum;
        }

        @Override
        public double slopeAt(double effect) {
            double sum = 0;
            for (int row = 0; row < y.length; row++) {
                sum += y[row] - probability(row, effect);
            }
            return deviation * sum - effect;
        }

        @Override
        public double curvatureAt(double effect) {
            double sum = 0;
            for (int row = 0; row < y.length; row++) {
                double p = probability(row, effect);
                sum += p * (1 - p);
            }
            return 1 + deviation * deviation * sum;
        }
    }
}
