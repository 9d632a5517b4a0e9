package org.socialrx.stats.count;

import java.io.Serializable;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * What one pass tells of a negative binomial likelihood at coefficients b and theta: mean mu = e exp(x'b), variance mu
 * + mu²/theta.
 *
 * <p>Score of b = sum of w x (y - mu)/(1 + mu/theta); information of b expected, sum of w x x' mu/(1 + mu/theta), and
 * observed, with mu (1 + y/theta)/(1 + mu/theta)²; for theta its first and second derivative and the mixed one.
 *
 * <p>Source: Venables and Ripley (2002), Modern Applied Statistics with S, section 7.4; Lawless (1987), Canadian
 * Journal of Statistics 15.
 */
public final class NegativeBinomialSums implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int LIKELIHOOD = 0;
    private static final int THETA_SCORE = 1;
    private static final int THETA_INFORMATION = 2;

    private final double[] coefficients;
    private final double theta;
    private final CompensatedSums score;
    private final CompensatedSums mixed;
    private final CrossProduct expected;
    private final CrossProduct observed;
    private final CompensatedSums scalars = new CompensatedSums(3);
    private long rows;

    /** Sums over no rows, at k coefficients and theta. */
    public NegativeBinomialSums(double[] coefficients, double theta) {
        this.coefficients = coefficients.clone();
        this.theta = theta;
        this.score = new CompensatedSums(coefficients.length);
        this.mixed = new CompensatedSums(coefficients.length);
        this.expected = new CrossProduct(coefficients.length);
        this.observed = new CrossProduct(coefficients.length);
    }

    /** Adds a row of k regressors with count y and its exposure; a row of weight 0 does not count. */
    public void add(double[] x, double y, double exposure, double weight) {
        if (!(exposure > 0) || !(y >= 0)) {
            throw new IllegalArgumentException("Exposure must be positive and the outcome not negative");
        }
        if (weight == 0) {
            return;
        }
        double linear = 0;
        for (int j = 0; j < x.length; j++) {
            linear += x[j] * coefficients[j];
        }
        double mu = exposure * Math.exp(linear);
        double spread = 1 + mu / theta;
        score.addScaled(x, weight * (y - mu) / spread);
        mixed.addScaled(x, weight * (y - mu) * mu / ((theta + mu) * (theta + mu)));
        expected.add(x, weight * mu / spread);
        observed.add(x, weight * mu * (1 + y / theta) / (spread * spread));
        addTheta(y, mu, weight);
        rows++;
    }

    private void addTheta(double y, double mu, double weight) {
        double both = theta + mu;
        double logShare = -Math.log1p(mu / theta);
        double counts = y == 0 ? 0 : y * (Math.log(mu) - Math.log(both));
        double factorials = LogGamma.value(theta + y) - LogGamma.value(theta) - LogGamma.value(y + 1);
        scalars.add(LIKELIHOOD, weight * (factorials + theta * logShare + counts));
        double first = Digamma.value(theta + y) - Digamma.value(theta) + logShare + (mu - y) / both;
        scalars.add(THETA_SCORE, weight * first);
        double second = Trigamma.value(theta) - Trigamma.value(theta + y) - 1 / theta + 2 / both;
        scalars.add(THETA_INFORMATION, weight * (second - (y + theta) / (both * both)));
    }

    /** Adds the sums of another part of the rows to these. */
    public NegativeBinomialSums merge(NegativeBinomialSums other) {
        score.merge(other.score);
        mixed.merge(other.mixed);
        expected.merge(other.expected);
        observed.merge(other.observed);
        scalars.merge(other.scalars);
        rows += other.rows;
        return this;
    }

    /** The coefficients at which the sums are made. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** The theta at which the sums are made. */
    public double theta() {
        return theta;
    }

    /** Rows of weight above 0. */
    public long rows() {
        return rows;
    }

    double logLikelihood() {
        return scalars.value(LIKELIHOOD);
    }

    CompensatedSums score() {
        return score;
    }

    CompensatedSums mixed() {
        return mixed;
    }

    CrossProduct expected() {
        return expected;
    }

    CrossProduct observed() {
        return observed;
    }

    double thetaScore() {
        return scalars.value(THETA_SCORE);
    }

    double thetaInformation() {
        return scalars.value(THETA_INFORMATION);
    }
}
