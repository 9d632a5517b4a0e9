package org.socialrx.fit.regression;

import java.util.List;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.logistic.LogisticFit;
import org.socialrx.stats.logistic.LogisticRegression;
import org.socialrx.stats.logistic.LogisticSums;

/** Maximum likelihood logistic regression. */
public final class LogisticEstimator implements Estimator {
    @Override
    public String name() {
        return "logistic";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(RegressionRows.OUTCOME).required(),
                Key.columns(RegressionRows.REGRESSORS).required());
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
        var notBinary = rows.outcome().notBinary();
        if (notBinary > 0) {
            throw new FitException("%s, the outcome, is neither 0 nor 1 in %,d rows"
                    .formatted(request.values().text(RegressionRows.OUTCOME), notBinary));
        }
        var fit = fit(rows);
        var answer = new Answer();
        new Errors(rows, fitted(fit)).addTo(answer, request);
        return rows.counted(answer, fit)
                .summary("deviance", fit.deviance())
                .summary("log_likelihood", fit.logLikelihood());
    }

    /** The fit, one pass a step. */
    private static LogisticFit fit(RegressionRows rows) {
        return new LogisticRegression(rows.terms().names())
                .fit(empty -> rows.pass()
                        .sum(
                                empty,
                                (sums, row) -> sums.add(
                                        RegressionRows.x(row),
                                        (int) RegressionRows.outcome(row),
                                        RegressionRows.weight(row)),
                                LogisticSums::merge));
    }

    private static FittedModel fitted(LogisticFit fit) {
        return new FittedModel(
                fit,
                (sums, row) -> fit.addTo(
                        sums, RegressionRows.x(row), (int) RegressionRows.outcome(row), RegressionRows.weight(row)),
                (sums, row) -> fit.addTo(
                        sums,
                        "",
                        RegressionRows.x(row),
                        (int) RegressionRows.outcome(row),
                        RegressionRows.weight(row)));
    }
}
