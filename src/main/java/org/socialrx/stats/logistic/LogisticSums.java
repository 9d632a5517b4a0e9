package org.socialrx.stats.logistic;

import org.socialrx.stats.algebra.CrossProduct;

/**
 * Score and information of a logistic regression at coefficients b: score = sum of w x (y - p), information = sum of w
 * p (1-p) x x', p = 1/(1 + exp(-x'b)).
 */
public final class LogisticSums extends LogisticScore {
    private static final long serialVersionUID = 1;

    private final CrossProduct information;

    /** Sums over no rows, at k coefficients. */
    public LogisticSums(double[] coefficients) {
        super(coefficients);
        this.information = new CrossProduct(coefficients.length);
    }

    /** Adds a row of k regressors with outcome 0 or 1; a row of weight 0 does not count. */
    public void add(double[] x, int y, double weight) {
        if (weight == 0) {
            return;
        }
        double logit = 0;
        for (int j = 0; j < x.length; j++) {
            logit += x[j] * coefficients[j];
        }
        // The smaller of p and 1-p is computed from the exponential that cannot overflow.
        double small = Math.exp(-Math.abs(logit));
        double rare = small / (1 + small);
        double missed = (y == 1) == (logit >= 0) ? rare : 1 / (1 + small);
        score.addScaled(x, weight * (y == 1 ? missed : -missed));
        information.add(x, weight * rare / (1 + small));
        double loss = Math.log1p(small) + ((y == 1) == (logit >= 0) ? 0 : Math.abs(logit));
        likelihood.add(0, -weight * loss);
        rows++;
    }

    /** Adds the sums of another part of the rows to these. */
    public LogisticSums merge(LogisticSums other) {
        mergeScore(other);
        information.merge(other.information);
        return this;
    }

    @Override
    public CrossProduct information() {
        return information;
    }
}
