package org.socialrx.fit.effects;

import java.util.List;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.Passes;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.effects.CovarianceNeeds;
import org.socialrx.stats.effects.EffectsCovariance;
import org.socialrx.stats.effects.EffectsModel;
import org.socialrx.stats.effects.GroupRows;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;

/** The errors of one fit with fixed effects under some covariances: one pass for all of them. */
public final class EffectsErrors {
    private final Terms terms;
    private final Clusterings clusterings;
    private final EffectsModel model;
    private final Residual residual;
    private final EffectsCovariance covariance;

    /**
     * What is estimated.
     *
     * @param names terms
     * @param combinations what each is made of, weights of the regressors
     */
    public record Terms(List<String> names, List<double[]> combinations) {
        public Terms {
            names = List.copyOf(names);
            combinations = List.copyOf(combinations);
        }
    }

    /**
     * What covariances without clusters need.
     *
     * @param variance of the residuals; 1 for Poisson
     * @param df N-K; NaN for the normal distribution
     * @param parameters K, all effects among them
     */
    public record Residual(double variance, double df, int parameters) {}

    /** Runs the pass that these covariances need. */
    public EffectsErrors(
            Terms terms,
            List<Covariance> covariances,
            Clusterings clusterings,
            EffectsModel model,
            Residual residual,
            Passes<GroupRows> rows) {
        this.terms = terms;
        this.clusterings = clusterings;
        this.model = model;
        this.residual = residual;
        this.covariance = model.covariance(terms.combinations(), needs(covariances, clusterings), rows);
    }

    private static CovarianceNeeds needs(List<Covariance> covariances, Clusterings clusterings) {
        CovarianceNeeds needs = new CovarianceNeeds();
        for (Covariance wanted : covariances) {
            if (wanted.type().isRobust()) {
                needs.robust();
            } else if (hasLeverage(wanted.type())) {
                needs.leverage(clusterings.position(wanted.clusters()));
                needs.scores(clusterings.position(wanted.clusters()));
            } else if (!wanted.clusters().isEmpty()) {
                needs.scores(clusterings.position(wanted.clusters()));
                wanted.clusters().forEach(column -> needs.scores(clusterings.position(List.of(column))));
            }
        }
        return needs;
    }

    /** Whether a covariance inflates residuals by the leverage of their cluster. */
    public static boolean hasLeverage(CovarianceType type) {
        return type == CovarianceType.CR2 || type == CovarianceType.CR3 || type == CovarianceType.CR3_JACKKNIFE;
    }

    /** Adds every term under one covariance; without errors, and with a note, where there are too few clusters. */
    public void addTo(Answer answer, Covariance wanted, double level) {
        try {
            answer.estimates(terms.names(), wanted.label(), estimates(wanted, level));
            warn(answer, wanted);
        } catch (TooFewRowsException e) {
            List<Estimate> withoutErrors = terms.combinations().stream()
                    .map(combination -> Estimate.withoutError(model.value(combination)))
                    .toList();
            answer.estimates(terms.names(), wanted.label(), withoutErrors);
            answer.note("%s: %s".formatted(wanted.label(), e.getMessage()));
        }
    }

    private void warn(Answer answer, Covariance wanted) {
        if (wanted.clusters().size() != 1) {
            return;
        }
        long clusters = covariance.clusters(clusterings.position(wanted.clusters()));
        int parameters = model.parameters(clusterings.position(wanted.clusters()));
        if (clusters < parameters) {
            answer.note("%s has %,d clusters for %,d coefficients; errors by it cannot be trusted"
                    .formatted(wanted.clusters().get(0), clusters, parameters));
        }
    }

    private List<Estimate> estimates(Covariance wanted, double level) {
        CovarianceType type = wanted.type();
        if (type == CovarianceType.CLASSICAL) {
            return model.classical(terms.combinations(), residual.variance(), residual.df(), level);
        }
        if (type.isRobust()) {
            return switch (type) {
                case HC0 -> covariance.hc0(residual.df(), level);
                case HC1 -> covariance.hc1(residual.parameters(), residual.df(), level);
                default -> covariance.hc3(residual.df(), level);
            };
        }
        ClusterCovarianceType kernel = ClusterCovarianceType.valueOf(type.name());
        int at = clusterings.position(wanted.clusters());
        if (hasLeverage(type)) {
            return covariance.byLeverage(kernel, at, level);
        }
        if (wanted.clusters().size() == 1) {
            return covariance.byScores(kernel, at, level);
        }
        int first = clusterings.position(wanted.clusters().subList(0, 1));
        int second = clusterings.position(wanted.clusters().subList(1, 2));
        return covariance.twoWay(kernel, first, second, at, level);
    }
}
