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
import org.socialrx.stats.inference.CoefficientTable;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;
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
                Key.column("outcome").required(), Key.columns("regressors").required());
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
        if (rows.outcome().notBinary() > 0) {
            throw new FitException("%s, the outcome, is neither 0 nor 1 in %,d rows"
                    .formatted(request.values().text("outcome"), rows.outcome().notBinary()));
        }
        var fit = fit(rows);
        var answer = new Answer();
        new Errors(rows, new Fitted(fit)).addTo(answer, request);
        Notes.aliased(answer, fit.aliased());
        return answer.summary("n_rows", fit.rows())
                .summary("n_rows_incomplete", rows.survey().incomplete())
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

    /**
     * The fit as its covariances see it.
     *
     * @param fit the fit
     */
    private record Fitted(LogisticFit fit) implements FittedModel {
        @Override
        public List<String> names() {
            return fit.names();
        }

        @Override
        public double[] coefficients() {
            return fit.coefficients();
        }

        @Override
        public double[][] root() {
            return fit.root();
        }

        @Override
        public long rows() {
            return fit.rows();
        }

        @Override
        public int parameters() {
            return fit.parameters();
        }

        @Override
        public CoefficientTable classical() {
            return fit.classical();
        }

        @Override
        public CoefficientTable withCovariance(double[][] covariance) {
            return fit.withCovariance(covariance);
        }

        @Override
        public RobustSums robustSums() {
            return fit.robustSums();
        }

        @Override
        public void addTo(RobustSums sums, double[] row) {
            fit.addTo(sums, RegressionRows.x(row), (int) RegressionRows.outcome(row), RegressionRows.weight(row));
        }

        @Override
        public void addTo(SumsByCluster sums, String cluster, double[] row) {
            fit.addTo(
                    sums,
                    cluster,
                    RegressionRows.x(row),
                    (int) RegressionRows.outcome(row),
                    RegressionRows.weight(row));
        }
    }
}
