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
import org.socialrx.stats.count.PoissonFit;
import org.socialrx.stats.count.PoissonRegression;
import org.socialrx.stats.count.PoissonSums;

/** Poisson pseudo maximum likelihood with a log link and exposure. */
public final class PoissonEstimator implements Estimator {
    @Override
    public String name() {
        return "poisson";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(RegressionRows.OUTCOME).required(),
                Key.columns(RegressionRows.REGRESSORS).required(),
                Key.column(RegressionRows.EXPOSURE),
                Key.column(RegressionRows.WEIGHTS),
                Key.columns(RegressionRows.FIXED_EFFECTS));
    }

    @Override
    public Set<CovarianceType> covariances() {
        return CovarianceType.OF_REGRESSIONS;
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of(Covariance.of(CovarianceType.CLASSICAL));
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        if (EffectsRegression.isAskedFor(request)) {
            return EffectsRegression.poisson(request, frame);
        }
        var rows = RegressionRows.of(request, frame);
        refuseNegative(request, rows);
        var fit = fit(rows);
        var answer = new Answer();
        new Errors(rows, fitted(fit)).addTo(answer, request);
        return rows.counted(answer, fit)
                .summary("n_dropped", 0)
                .summary("deviance", fit.deviance())
                .summary("log_likelihood", fit.logLikelihood())
                .summary("pearson_dispersion", fit.dispersion());
    }

    /** Counts and rates are not negative. */
    static void refuseNegative(Request request, RegressionRows rows) {
        if (rows.outcome().negative() > 0) {
            throw new FitException("%s, the outcome, is negative in %,d rows"
                    .formatted(
                            request.values().text(RegressionRows.OUTCOME),
                            rows.outcome().negative()));
        }
    }

    /** The fit, one pass a step. */
    static PoissonFit fit(RegressionRows rows) {
        return new PoissonRegression(rows.terms().names())
                .fit(empty -> rows.pass()
                        .sum(
                                empty,
                                (sums, row) -> sums.add(
                                        RegressionRows.x(row),
                                        RegressionRows.outcome(row),
                                        RegressionRows.exposure(row),
                                        RegressionRows.weight(row)),
                                PoissonSums::merge));
    }

    private static FittedModel fitted(PoissonFit fit) {
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
