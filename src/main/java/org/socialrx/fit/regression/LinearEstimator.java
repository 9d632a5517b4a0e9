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
import org.socialrx.stats.linear.LinearFit;
import org.socialrx.stats.linear.LinearSums;

/** Least squares. */
public final class LinearEstimator implements Estimator {
    @Override
    public String name() {
        return "linear";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(RegressionRows.OUTCOME).required(),
                Key.columns(RegressionRows.REGRESSORS).required(),
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
            return EffectsRegression.linear(request, frame);
        }
        var rows = RegressionRows.of(request, frame);
        var fit = fit(rows);
        var answer = new Answer();
        new Errors(rows, fitted(fit)).addTo(answer, request);
        return rows.counted(answer, fit)
                .summary("df_residual", fit.residualDf())
                .summary("residual_sd", fit.residualSd())
                .summary("r_squared", fit.rSquared());
    }

    /** The fit in one pass. */
    static LinearFit fit(RegressionRows rows) {
        return rows.pass()
                .sum(
                        new LinearSums(rows.columns()),
                        (sums, row) -> sums.add(
                                RegressionRows.x(row), RegressionRows.outcome(row), RegressionRows.weight(row)),
                        LinearSums::merge)
                .solve(rows.terms().names());
    }

    /** The fit as its covariances see it. */
    static FittedModel fitted(LinearFit fit) {
        return new FittedModel(
                fit,
                (sums, row) ->
                        fit.addTo(sums, RegressionRows.x(row), RegressionRows.outcome(row), RegressionRows.weight(row)),
                (sums, row) -> fit.addTo(
                        sums, "", RegressionRows.x(row), RegressionRows.outcome(row), RegressionRows.weight(row)));
    }
}
