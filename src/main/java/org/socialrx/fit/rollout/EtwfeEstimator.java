package org.socialrx.fit.rollout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.etwfe.Absorbed;
import org.socialrx.stats.etwfe.Clustering;
import org.socialrx.stats.etwfe.EtwfePoisson;

/** Extended two-way Poisson regression (Wooldridge): one effect for each treated cohort and period. */
public final class EtwfeEstimator implements Estimator {
    private static final String EFFECTS = "effects";
    private static final String EXPOSURE = "exposure";

    @Override
    public String name() {
        return "etwfe-poisson";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(PanelRows.OUTCOME).required(),
                Key.column(PanelRows.UNIT).required(),
                Key.column(PanelRows.TIME).required(),
                Key.column(PanelRows.COHORT).required(),
                Key.choice(EFFECTS, "cohort", "unit").required(),
                Key.column(EXPOSURE),
                Key.columns(PanelRows.COVARIATES));
    }

    /**
     * CR2 and CR3 beside those of every difference-in-differences regression: the working weights are those of poisson.
     */
    @Override
    public Set<CovarianceType> covariances() {
        return EnumSet.range(CovarianceType.CR0, CovarianceType.CR3_JACKKNIFE);
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of(Covariance.of(CovarianceType.CR1S, values.text(PanelRows.UNIT)));
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        var values = request.values();
        var unit = values.text(PanelRows.UNIT);
        frame.number(values.text(PanelRows.COHORT));
        List<String> measures = new ArrayList<>(List.of(values.text(PanelRows.OUTCOME)));
        if (values.has(EXPOSURE)) {
            measures.add(values.text(EXPOSURE));
        }
        var panel = PanelRows.of(request, frame, Input.numberOr(values.text(PanelRows.COHORT), 0), measures);
        refuse(values, panel);
        var clusterings = clusterings(request);
        List<Clustering> kinds = new ArrayList<>();
        List<List<Integer>> labels = new ArrayList<>();
        clusterings.forEach((columns, leverage) -> {
            var isWithin = columns.contains(unit);
            if (isWithin && leverage == Clustering.Leverage.KEPT) {
                throw new FitException("CR2 and CR3 need clusters larger than %s".formatted(unit));
            }
            kinds.add(new Clustering(isWithin ? Clustering.Size.WITHIN_UNITS : Clustering.Size.ACROSS_UNITS, leverage));
            labels.add(new ArrayList<>(columns.stream()
                    .filter(column -> !column.equals(unit))
                    .map(panel.clusters()::indexOf)
                    .toList()));
        });
        var estimator = new EtwfePoisson(
                panel.periods(),
                Absorbed.valueOf(GroupTimeEstimator.constant(values.text(EFFECTS))),
                panel.terms().names(),
                kinds);
        var units = new UnitPasses<>(panel.units(), new CountUnits(panel.layout(measures.size()), labels));
        return new EtwfeAnswer(request, panel, estimator.fit(units), List.copyOf(clusterings.keySet())).answer();
    }

    private static void refuse(Values values, PanelRows panel) {
        var outcome = panel.measure(0);
        if (outcome.negative() > 0) {
            throw new FitException("%s, the outcome, is negative in %,d rows"
                    .formatted(values.text(PanelRows.OUTCOME), outcome.negative()));
        }
        if (values.has(EXPOSURE)) {
            var exposure = panel.measure(1);
            if (exposure.negative() + exposure.zero() > 0) {
                throw new FitException("%s, the exposure, is 0 or less in %,d rows; drop them with rows"
                        .formatted(values.text(EXPOSURE), exposure.negative() + exposure.zero()));
            }
        }
    }

    /** Every set of columns that makes clusters, single columns of pairs among them. */
    private static Map<List<String>, Clustering.Leverage> clusterings(Request request) {
        Map<List<String>, Clustering.Leverage> clusterings = new LinkedHashMap<>();
        for (var covariance : request.covariance()) {
            var needsLeverage = covariance.type().compareTo(CovarianceType.CR2) >= 0;
            for (var column : covariance.clusters()) {
                clusterings.merge(
                        List.of(column),
                        needsLeverage ? Clustering.Leverage.KEPT : Clustering.Leverage.NONE,
                        (one, other) -> one == Clustering.Leverage.KEPT ? one : other);
            }
            if (covariance.clusters().size() == 2) {
                clusterings.putIfAbsent(covariance.clusters(), Clustering.Leverage.NONE);
            }
        }
        return clusterings;
    }
}
