package org.socialrx.fit.regression;

import java.util.List;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.count.NegativeBinomialFit;
import org.socialrx.stats.count.NegativeBinomialRegression;
import org.socialrx.stats.count.NegativeBinomialSums;

/** Negative binomial regression (NB2) by maximum likelihood, variance mu + mu²/theta. */
public final class NegativeBinomialEstimator implements Estimator {
    @Override
    public String name() {
        return "negative-binomial";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(RegressionRows.OUTCOME).required(),
                Key.columns(RegressionRows.REGRESSORS).required(),
                Key.column(RegressionRows.EXPOSURE),
                Key.column(RegressionRows.WEIGHTS));
    }

    @Override
    public Set<CovarianceType> covariances() {
        return CovarianceType.WITHOUT_CLUSTER_LEVERAGE;
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of(Covariance.of(CovarianceType.CLASSICAL));
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        var rows = RegressionRows.of(request, frame);
        PoissonEstimator.refuseNegative(request, rows);
        var fit = new NegativeBinomialRegression(rows.terms().names())
                .fit(PoissonEstimator.fit(rows), empty -> pass(rows, empty));
        var answer = new Answer();
        new Errors(rows, fitted(fit)).addTo(answer, request);
        request.covariance()
                .forEach(
                        covariance -> answer.estimate("theta", covariance.label(), fit.thetaEstimate(request.level())));
        return rows.counted(answer, fit).summary("alpha", fit.alpha()).summary("log_likelihood", fit.logLikelihood());
    }

    private static NegativeBinomialSums pass(RegressionRows rows, NegativeBinomialSums empty) {
        return rows.pass()
                .sum(
                        empty,
                        (sums, row) -> sums.add(
                                RegressionRows.x(row),
                                RegressionRows.outcome(row),
                                RegressionRows.exposure(row),
                                RegressionRows.weight(row)),
                        NegativeBinomialSums::merge);
    }

    private static FittedModel fitted(NegativeBinomialFit fit) {
        return new FittedModel(
                fit,
                (sums, row) -> fit.addTo(
                        sums,
                        RegressionRows.x(row),
                        RegressionRows.outcome(row),
                        RegressionRows.exposure(row),
                        RegressionRows.weight(row)),
                (sums, row) -> fit.addTo(
                        sums,
                        "",
                        RegressionRows.x(row),
                        RegressionRows.outcome(row),
                        RegressionRows.exposure(row),
                        RegressionRows.weight(row)));
    }
}
