package org.socialrx.fit.regression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socialrx.fit.frame.Group;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.Passes;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;
import org.socialrx.stats.inference.WholeClusterSums;

/** The standard errors that a model asks for: one pass for all robust ones, one for each kind of cluster. */
final class Errors {
    private final RegressionRows rows;
    private final FittedModel model;
    private final Map<List<String>, WholeClusterSums> byCluster = new HashMap<>();

    @Nullable
    private RobustSums robust;

    Errors(RegressionRows rows, FittedModel model) {
        this.rows = rows;
        this.model = model;
    }

    /** Adds the estimates of every term under every covariance of the request. */
    void addTo(Answer answer, Request request) {
        for (var covariance : request.covariance()) {
            try {
                answer.estimates(model.fit().names(), covariance.label(), estimates(covariance, request.level()));
            } catch (TooFewRowsException e) {
                var withoutError = new ArrayList<Estimate>();
                for (var coefficient : model.fit().coefficients()) {
                    withoutError.add(Estimate.withoutError(coefficient));
                }
                answer.estimates(model.fit().names(), covariance.label(), withoutError);
                answer.note("%s: %s".formatted(covariance.label(), e.getMessage()));
            }
        }
        byCluster.forEach((clusters, sums) -> {
            if (clusters.size() == 1 && sums.clusters() < model.fit().root()[0].length) {
                answer.note("%s has %,d clusters for %,d coefficients; errors by it cannot be trusted"
                        .formatted(clusters.get(0), sums.clusters(), model.fit().root()[0].length));
            }
        });
    }

    private List<Estimate> estimates(Covariance covariance, double level) {
        var type = covariance.type();
        if (type == CovarianceType.CLASSICAL) {
            return model.fit().classical().estimates(level);
        }
        if (type.isRobust()) {
            return model.fit().withCovariance(robust(type)).estimates(level);
        }
        var kind = kernel(type);
        return covariance.clusters().size() == 2
                ? twoWay(covariance.clusters(), kind, level)
                : sums(covariance.clusters())
                        .estimates(
                                kind,
                                model.fit().coefficients(),
                                model.fit().rows(),
                                model.fit().parameters(),
                                level);
    }

    private double[][] robust(CovarianceType type) {
        if (robust == null) {
            robust = rows.pass().sum(model.fit().robustSums(), model.toRobust(), RobustSums::merge);
        }
        return switch (type) {
            case HC0 -> robust.hc0();
            case HC1 -> robust.hc1(model.fit().rows(), model.fit().parameters());
            default -> robust.hc3();
        };
    }

    private List<Estimate> twoWay(List<String> clusters, ClusterCovarianceType kind, double level) {
        var first = sums(clusters.subList(0, 1));
        var second = sums(clusters.subList(1, 2));
        var both = sums(clusters);
        var a = first.matrix(kind, model.fit().rows(), model.fit().parameters());
        var b = second.matrix(kind, model.fit().rows(), model.fit().parameters());
        var ab = both.matrix(kind, model.fit().rows(), model.fit().parameters());
        var df = Math.min(first.clusters(), second.clusters()) - 1.0;
        List<Estimate> estimates = new ArrayList<>();
        for (var j = 0; j < a.length; j++) {
            var coefficient = model.fit().coefficients()[j];
            var variance = a[j][j] + b[j][j] - ab[j][j];
            estimates.add(
                    Double.isNaN(coefficient) || !(variance >= 0)
                            ? Estimate.withoutError(coefficient)
                            : Estimate.student(coefficient, Math.sqrt(variance), df, level));
        }
        return estimates;
    }

    private WholeClusterSums sums(List<String> clusters) {
        var known = byCluster.get(clusters);
        if (known == null) {
            known = rows.byCluster(clusters).run(new ClusterSums(model)).sums;
            byCluster.put(clusters, known);
        }
        return known;
    }

    private static ClusterCovarianceType kernel(CovarianceType type) {
        return ClusterCovarianceType.valueOf(type.name());
    }

    /** Sums over whole clusters. Accumulator. */
    private static final class ClusterSums implements Passes.Sums<Group, ClusterSums> {
        private static final long serialVersionUID = 1;

        private final FittedModel model;
        private final WholeClusterSums sums;

        ClusterSums(FittedModel model) {
            this.model = model;
            this.sums = new WholeClusterSums(model.fit().root());
        }

        @Override
        public void add(Group group) {
            var cluster = new SumsByCluster(model.fit().names().size());
            for (var row = 0; row < group.rows(); row++) {
                model.toCluster().apply(cluster, group.row(row));
            }
            sums.add(cluster.cluster(""));
        }

        @Override
        public void merge(ClusterSums other) {
            sums.merge(other.sums);
        }
    }
}
