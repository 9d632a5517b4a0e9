package org.socialrx.stats.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.CombinationScores;
import org.socialrx.stats.inference.Estimate;

/**
 * Imputation: unit and period effects and covariates fitted to untreated rows, effects of treated rows as what is left
 * of their outcomes, averaged; four passes over the units.
 *
 * <p>Source: Borusyak, Jaravel and Spiess (2024), Review of Economic Studies 91: theorem 2 for the estimate, theorem 3
 * for the conservative error: squared cluster sums of v_it times the residual, of a treated row about the v²-weighted
 * mean effect of its cohort and period (equation 8). The weights of one estimand are equal within a cohort and period,
 * so that this is the plain mean.
 */
public final class ImputationDid {
    private final PanelRules rules;
    private final UntreatedModel model;
    private final ImputedEffects effects;
    private final List<ImputationEstimand> estimands;
    private final ImputationScores scores;

    private ImputationDid(PanelRules rules, UntreatedModel model, ImputedEffects effects, Passes<UnitRows> units) {
        this.rules = rules;
        this.model = model;
        this.effects = effects;
        this.estimands = estimands();
        this.scores = units.run(new ImputationScores(model, estimands, means(), rules.clusterings()));
    }

    /**
     * Fits.
     *
     * @throws BrokenPanelException when units break a rule of panels, or no treated row can be imputed
     */
    public static ImputationDid fit(PanelRules rules, Passes<UnitRows> units) {
        PanelShape shape = PanelShape.of(units);
        UntreatedRows rows = new UntreatedRows(shape.periods(), rules.covariates());
        var model = new UntreatedModel(rows, units.run(new UntreatedSums(rows)).products());
        ImputedEffects effects = units.run(new ImputedEffects(model));
        check(rows, effects);
        return new ImputationDid(rules, model, effects, units);
    }

    private static void check(UntreatedRows rows, ImputedEffects effects) {
        List<String> faults = new ArrayList<>();
        effects.obstacles().forEach((column, n) -> {
            if (rows.isCovariate(column)) {
                faults.add("the untreated rows do not determine the coefficient of %s that %d treated rows need"
                        .formatted(rows.name(column), n));
            }
        });
        if (effects.cells().isEmpty()) {
            faults.add("no treated row has an untreated row of its unit and of its period to be imputed from");
        }
        if (!faults.isEmpty()) {
            throw new BrokenPanelException(faults);
        }
    }

    /** Names of the estimands: att, event times, covariates. */
    public List<String> terms() {
        return estimands.stream().map(ImputationEstimand::term).toList();
    }

    /** All estimands with their errors by a clustering; normal. */
    public List<Estimate> estimates(int clustering, double level) {
        CombinationScores sums = scores.scores(clustering);
        double[][] covariance = sums.matrix(ClusterCovarianceType.CR0, 0, 0);
        List<Estimate> estimates = new ArrayList<>();
        for (int s = 0; s < estimands.size(); s++) {
            estimates.add(Estimate.normal(estimands.get(s).estimate(), Math.sqrt(covariance[s][s]), level));
        }
        return estimates;
    }

    /** All estimands without errors. */
    public List<Estimate> withoutErrors() {
        return estimands.stream().map(s -> Estimate.withoutError(s.estimate())).toList();
    }

    /** Treated rows that were imputed. */
    public long treatedRows() {
        return rowsAt().values().stream().mapToLong(n -> n).sum();
    }

    /** Treated rows whose untreated outcome the untreated rows do not determine. */
    public long treatedRowsLeftOut() {
        return effects.leftOut();
    }

    @SuppressWarnings("NonApiType") // The sums that take it must be serializable.
    private Map<Integer, TreeMap<Integer, Double>> means() {
        TreeMap<Integer, TreeMap<Integer, Double>> means = new TreeMap<>();
        effects.cells()
                .forEach((g, row) -> row.forEach((t, cell) ->
                        means.computeIfAbsent(g, c -> new TreeMap<>()).put(t, cell.mean())));
        return means;
    }

    private List<ImputationEstimand> estimands() {
        List<ImputationEstimand> all = new ArrayList<>();
        SortedMap<Integer, Long> rowsAt = rowsAt();
        all.add(mean("att", null, rowsAt));
        rowsAt.keySet().forEach(k -> all.add(mean("event-time " + k, k, rowsAt)));
        for (int j = 0; j < rules.covariates().size(); j++) {
            int column = model.rows().covariate(j);
            double[] direction = model.inverse()[column].clone();
            boolean isKept = direction[column] != 0;
            double value = isKept ? model.coefficients()[column] : Double.NaN;
            all.add(new ImputationEstimand(rules.covariates().get(j), value, new TreeMap<>(), direction));
        }
        return all;
    }

    /** The mean over all treated rows, or over those of one event time. */
    private ImputationEstimand mean(String term, @Nullable Integer only, SortedMap<Integer, Long> rowsAt) {
        long rows = only == null ? treatedRows() : rowsAt.getOrDefault(only, 0L);
        TreeMap<Integer, Double> weights = new TreeMap<>();
        CompensatedSums total = new CompensatedSums(1);
        CompensatedSums columns = new CompensatedSums(model.rows().columns());
        effects.cells()
                .forEach((g, row) -> row.forEach((t, cell) -> {
                    if (only == null || t - g == only) {
                        weights.put(t - g, 1.0 / rows);
                        total.add(0, cell.sum());
                    }
                }));
        weights.keySet()
                .forEach(k ->
                        columns.merge(Objects.requireNonNull(effects.columns().get(k))));
        double[] direction = new double[columns.length()];
        for (int j = 0; j < direction.length; j++) {
            for (int m = 0; m < direction.length; m++) {
                direction[j] += model.inverse()[j][m] * columns.value(m) / rows;
            }
        }
        return new ImputationEstimand(term, total.value(0) / rows, weights, direction);
    }

    private SortedMap<Integer, Long> rowsAt() {
        TreeMap<Integer, Long> rowsAt = new TreeMap<>();
        effects.cells().forEach((g, row) -> row.forEach((t, cell) -> rowsAt.merge(t - g, cell.rows(), Long::sum)));
        return rowsAt;
    }
}
