package org.socialrx.fit.regression;

import java.util.List;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Group;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.Passes;
import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.inference.SumsByCluster;
import org.socialrx.stats.inference.WildClusterBootstrap;
import org.socialrx.stats.linear.LinearFit;
import org.socialrx.study.Nearest;

/** Least squares with a restricted wild cluster bootstrap test of one coefficient, for few clusters. */
public final class WildClusterBootstrapEstimator implements Estimator {
    private static final String LABEL = "wild-bootstrap";
    private static final long USUAL_SEED = 20200131;
    private static final double MOST_DRAWS = 10_000_000;

    @Override
    public String name() {
        return "wild-cluster-bootstrap";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(RegressionRows.OUTCOME).required(),
                Key.columns(RegressionRows.REGRESSORS).required(),
                Key.column(RegressionRows.WEIGHTS),
                Key.columns(RegressionRows.FIXED_EFFECTS),
                Key.column(RegressionRows.CLUSTER).required(),
                Key.map(
                                "hypothesis",
                                Key.text("term").required(),
                                Key.number("value").required())
                        .required(),
                Key.whole("draws").between(1, MOST_DRAWS),
                Key.whole("seed").between(0, Long.MAX_VALUE));
    }

    @Override
    public Set<CovarianceType> covariances() {
        return Set.of();
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of();
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        var values = request.values();
        var rows = RegressionRows.withEffectsAsColumns(request, frame);
        var fit = LinearEstimator.fit(rows);
        var hypothesis = values.map("hypothesis");
        var contrast = contrast(fit, hypothesis.text("term"));
        var sums = rows.byCluster(List.of(values.text(RegressionRows.CLUSTER)))
                .run(new ByCluster(LinearEstimator.fitted(fit)))
                .sums;
        var test = new WildClusterBootstrap(
                        ClusterCovariance.of(sums, fit.rows(), fit.parameters()), fit.coefficients())
                .test(
                        contrast,
                        hypothesis.number("value"),
                        (int) values.whole("draws", WildClusterBootstrap.USUAL_DRAWS),
                        values.whole("seed", USUAL_SEED));
        var answer = new Answer();
        answer.estimate(
                hypothesis.text("term"),
                LABEL,
                new Estimate(
                        test.estimate(),
                        Double.NaN,
                        test.statistic(),
                        Double.NaN,
                        test.pValue(),
                        Double.NaN,
                        Double.NaN));
        return rows.counted(answer, fit)
                .summary("n_clusters", sums.clusters().size())
                .summary("n_draws", test.draws());
    }

    private static double[] contrast(LinearFit fit, String term) {
        var at = fit.names().indexOf(term);
        if (at < 0) {
            throw new FitException(
                    "hypothesis.term is %s, no term of the model%s".formatted(term, Nearest.hint(term, fit.names())));
        }
        if (Double.isNaN(fit.coefficients()[at])) {
            throw new FitException("hypothesis.term is %s, which earlier columns determine".formatted(term));
        }
        var contrast = new double[fit.names().size()];
        contrast[at] = 1;
        return contrast;
    }

    /** Gram matrix and score of every cluster: the draws need all of them on the driver. Accumulator. */
    private static final class ByCluster implements Passes.Sums<Group, ByCluster> {
        private static final long serialVersionUID = 1;

        private final FittedModel model;
        private final SumsByCluster sums;

        ByCluster(FittedModel model) {
            this.model = model;
            this.sums = new SumsByCluster(model.fit().names().size());
        }

        @Override
        public void add(Group group) {
            var one = new SumsByCluster(sums.columns());
            for (var row = 0; row < group.rows(); row++) {
                model.toCluster().apply(one, group.row(row));
            }
            var cluster = sums.cluster(group.key());
            cluster.gram().merge(one.cluster("").gram());
            cluster.score().merge(one.cluster("").score());
        }

        @Override
        public void merge(ByCluster other) {
            sums.merge(other.sums);
        }
    }
}
