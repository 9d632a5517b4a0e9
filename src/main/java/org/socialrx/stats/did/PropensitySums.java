package org.socialrx.stats.did;

import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * Likelihood, score and information of a propensity model at given coefficients.
 *
 * <p>Maximum likelihood of the logit: sum of D log p + (1 - D) log(1 - p). Tilting: sum of D x'g - (1 - D) exp(x'g), at
 * whose maximum the controls weighted by exp(x'g) have the totals of the treated. Source: Graham, Pinto and Egel,
 * Review of Economic Studies 2012;79:1053.
 */
final class PropensitySums implements CellSums {
    private static final long serialVersionUID = 1;

    private final PropensityFit fit;
    private final double[] coefficients;
    private final CompensatedSums logLikelihood = new CompensatedSums(1);
    private final CompensatedSums score;
    private final CrossProduct information;

    PropensitySums(PropensityFit fit, double[] coefficients) {
        this.fit = fit;
        this.coefficients = coefficients;
        this.score = new CompensatedSums(coefficients.length);
        this.information = new CrossProduct(coefficients.length);
    }

    @Override
    public void add(Observation row) {
        double predictor = row.dot(coefficients);
        double small = PropensityFit.small(predictor);
        logLikelihood.add(0, fit.logLikelihood(predictor, small, row.isTreated()));
        score.addScaled(row.covariates(), fit.residual(predictor, small, row.isTreated()));
        information.add(row.covariates(), fit.information(predictor, small, row.isTreated()));
    }

    @Override
    public void merge(CellSums other) {
        var sums = (PropensitySums) other;
        logLikelihood.merge(sums.logLikelihood);
        score.merge(sums.score);
        information.merge(sums.information);
    }

    double logLikelihood() {
        return logLikelihood.value(0);
    }

    CompensatedSums score() {
        return score;
    }

    CrossProduct information() {
        return information;
    }
}
