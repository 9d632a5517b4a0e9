package org.socialrx.stats.logistic;

import java.io.Serializable;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.LikelihoodSums;

/** What the sums of every logistic model hold: where they are taken, score and log likelihood, and the rows in them. */
abstract class LogisticScore implements LikelihoodSums, Serializable {
    private static final long serialVersionUID = 1;

    final double[] coefficients;
    final CompensatedSums score;
    final CompensatedSums likelihood = new CompensatedSums(1);
    long rows;

    LogisticScore(double[] coefficients) {
        this.coefficients = coefficients.clone();
        this.score = new CompensatedSums(coefficients.length);
    }

    final void mergeScore(LogisticScore other) {
        score.merge(other.score);
        likelihood.merge(other.likelihood);
        rows += other.rows;
    }

    /** Rows that count in the model. */
    public final long rows() {
        return rows;
    }

    @Override
    public final double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public final double logLikelihood() {
        return likelihood.value(0);
    }

    @Override
    public final CompensatedSums score() {
        return score;
    }
}
