package org.socialrx.stats.count;

import java.io.Serializable;
import org.apache.commons.numbers.gamma.LogGamma;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.LikelihoodSums;

/**
 * Score and information of a Poisson regression at coefficients b: mu = e exp(x'b), score = sum of w x (y - mu),
 * information = sum of w mu x x'; e is the exposure, w the weight.
 *
 * <p>The first pass stands at mu = y + 0.1 as in R's {@code glm}: its score is that of least squares on the working
 * outcome log(mu/e) + (y - mu)/mu, so that the first step from 0 lands near the maximum.
 */
public final class PoissonSums implements LikelihoodSums, Serializable {
    private static final long serialVersionUID = 1;
    private static final int KERNEL = 0;
    private static final int SATURATED = 1;
    private static final int FACTORIALS = 2;
    private static final int PEARSON = 3;

    private final double[] coefficients;
    private final boolean isStart;
    private final CompensatedSums score;
    private final CrossProduct information;
    private final CompensatedSums scalars = new CompensatedSums(4);
    private long rows;

    /** Sums over no rows, at k coefficients. */
    public PoissonSums(double[] coefficients) {
        this(coefficients.clone(), false);
    }

    private PoissonSums(double[] coefficients, boolean isStart) {
        this.coefficients = coefficients;
        this.isStart = isStart;
        this.score = new CompensatedSums(coefficients.length);
        this.information = new CrossProduct(coefficients.length);
    }

    /** Sums over no rows for the first pass. */
    public static PoissonSums start(int columns) {
        return new PoissonSums(new double[columns], true);
    }

    /**
     * Adds a row of k regressors; a row of weight 0 does not count.
     *
     * @param y count or rate, not negative
     * @param exposure person-time, positive
     */
    public void add(double[] x, double y, double exposure, double weight) {
        if (!(exposure > 0) || !(y >= 0)) {
            throw new IllegalArgumentException("Exposure must be positive and the outcome not negative");
        }
        if (weight == 0) {
            return;
        }
        double mu = isStart ? y + 0.1 : exposure * Math.exp(linear(x));
        information.add(x, weight * mu);
        double pull = isStart ? mu * Math.log(mu / exposure) + (y - mu) : y - mu;
        score.addScaled(x, weight * pull);
        scalars.add(KERNEL, weight * ((y == 0 ? 0 : y * Math.log(mu)) - mu));
        scalars.add(SATURATED, weight * (y == 0 ? 0 : y * Math.log(y) - y));
        scalars.add(FACTORIALS, weight * LogGamma.value(y + 1));
        scalars.add(PEARSON, weight * (y - mu) * (y - mu) / mu);
        rows++;
    }

    /** Adds the sums of another part of the rows to these. */
    public PoissonSums merge(PoissonSums other) {
        score.merge(other.score);
        information.merge(other.information);
        scalars.merge(other.scalars);
        rows += other.rows;
        return this;
    }

    /** Rows of weight above 0. */
    public long rows() {
        return rows;
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public double logLikelihood() {
        return isStart ? Double.NEGATIVE_INFINITY : scalars.value(KERNEL) - scalars.value(FACTORIALS);
    }

    @Override
    public CompensatedSums score() {
        return score;
    }

    @Override
    public CrossProduct information() {
        return information;
    }

    double deviance() {
        return 2 * (scalars.value(SATURATED) - scalars.value(KERNEL));
    }

    double pearson() {
        return scalars.value(PEARSON);
    }

    private double linear(double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * coefficients[j];
        }
        return sum;
    }
}
