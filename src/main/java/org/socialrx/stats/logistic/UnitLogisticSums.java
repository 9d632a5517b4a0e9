package org.socialrx.stats.logistic;

import java.util.List;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * Score and information of a logistic regression with an effect for every unit, the effects maximised out at
 * coefficients b.
 *
 * <p>Within a unit the effect is solved exactly; then score = sum of x (y - p), information = sum of w x x' - (sum of w
 * x)(sum of w x)' / sum of w, w = p (1 - p): the block that remains when the effects are eliminated from the whole
 * information. The maximum is that of a regression with a dummy for every unit, at the cost of k x k. A unit whose
 * outcomes are all the same says nothing and is left out.
 */
public final class UnitLogisticSums extends LogisticScore {
    private static final long serialVersionUID = 1;

    private final CrossProduct information;
    private long units;

    /** Sums over no units, at k coefficients. */
    public UnitLogisticSums(double[] coefficients) {
        super(coefficients);
        this.information = new CrossProduct(coefficients.length);
    }

    /**
     * Adds a unit.
     *
     * @param x n rows of k columns
     * @param y n outcomes, 0 or 1
     */
    public void addUnit(List<double[]> x, int[] y) {
        int events = 0;
        for (int outcome : y) {
            events += outcome;
        }
        if (events == 0 || events == y.length) {
            return;
        }
        double[] offsets = offsets(x);
        double effect = UnitEffect.solve(offsets, events);
        CompensatedSums weighted = new CompensatedSums(coefficients.length);
        double totalWeight = 0;
        for (int i = 0; i < y.length; i++) {
            double logit = effect + offsets[i];
            double p = UnitEffect.probability(logit);
            double weight = p * (1 - p);
            score.addScaled(x.get(i), y[i] - p);
            information.add(x.get(i), weight);
            weighted.addScaled(x.get(i), weight);
            totalWeight += weight;
            likelihood.add(0, -Math.log1p(Math.exp(y[i] == 1 ? -logit : logit)));
        }
        information.add(weighted.values(), -1 / totalWeight);
        rows += y.length;
        units++;
    }

    /** Adds the sums of other units to these. */
    public UnitLogisticSums merge(UnitLogisticSums other) {
        mergeScore(other);
        information.merge(other.information);
        units += other.units;
        return this;
    }

    /** Units with both outcomes. */
    public long units() {
        return units;
    }

    @Override
    public CrossProduct information() {
        return information;
    }

    private double[] offsets(List<double[]> x) {
        double[] offsets = new double[x.size()];
        for (int i = 0; i < offsets.length; i++) {
            double[] row = x.get(i);
            for (int j = 0; j < row.length; j++) {
                offsets[i] += row[j] * coefficients[j];
            }
        }
        return offsets;
    }
}
