package org.socialrx.stats.panel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.ClusterScope;
import org.socialrx.stats.inference.CombinationScores;

/**
 * Sums of v_it times residual by cluster, for every estimand. Accumulator.
 *
 * <p>Estimand s weighs treated rows by w_it; the weights of untreated rows follow, v_it = -W_i/n_i - z_it'm_s with W_i
 * the treated weights of the unit, n_i its untreated rows, z_it the columns less their untreated means and m_s =
 * (Z'Z)⁻¹ sum of w_it z_it (Borusyak, Jaravel and Spiess, equation 6 worked out for a unit effect that is taken out).
 */
final class ImputationScores implements Passes.Sums<UnitRows, ImputationScores> {
    private static final long serialVersionUID = 1;

    private final UntreatedModel model;
    private final ArrayList<ImputationEstimand> estimands;
    private final TreeMap<Integer, TreeMap<Integer, Double>> means;
    private final ArrayList<ClusterScope> scopes;
    private final ArrayList<CombinationScores> scores = new ArrayList<>();

    @SuppressWarnings("NonApiType") // What holds it must be serializable.
    ImputationScores(
            UntreatedModel model,
            List<ImputationEstimand> estimands,
            Map<Integer, TreeMap<Integer, Double>> means,
            List<ClusterScope> scopes) {
        this.model = model;
        this.estimands = new ArrayList<>(estimands);
        this.means = new TreeMap<>(means);
        this.scopes = new ArrayList<>(scopes);
        scopes.forEach(scope -> scores.add(CombinationScores.ofEstimands(estimands.size())));
    }

    @Override
    public void add(UnitRows unit) {
        UntreatedRows.Centred centred = model.rows().centre(unit);
        if (centred == null) {
            return;
        }
        double[] unitWeights = new double[estimands.size()];
        double[][] treated = new double[unit.size()][];
        for (int t = centred.untreated(); t < unit.size(); t++) {
            if (model.obstacle(centred.x()[t]) < 0) {
                treated[t] = weights(unit, t);
                for (int s = 0; s < unitWeights.length; s++) {
                    unitWeights[s] += treated[t][s];
                }
            }
        }
        for (int c = 0; c < scopes.size(); c++) {
            Map<String, double[]> parts = new LinkedHashMap<>();
            for (int t = 0; t < unit.size(); t++) {
                String name = scopes.get(c) == ClusterScope.GROUP ? "" : unit.clusters()[t][c];
                double[] part = parts.computeIfAbsent(name, n -> new double[estimands.size()]);
                addRow(part, unit, centred, t, treated[t], unitWeights);
            }
            CombinationScores sums = scores.get(c);
            if (scopes.get(c) == ClusterScope.NAMED) {
                parts.forEach(sums::add);
            } else {
                parts.values().forEach(sums::addWhole);
            }
        }
    }

    private double[] weights(UnitRows unit, int t) {
        int eventTime = unit.periods()[t] - unit.cohort();
        return estimands.stream().mapToDouble(s -> s.weight(eventTime)).toArray();
    }

    private void addRow(
            double[] part,
            UnitRows unit,
            UntreatedRows.Centred centred,
            int t,
            double @Nullable [] treatedWeights,
            double[] unitWeights) {
        double residual = centred.residual(t, model.coefficients());
        if (t < centred.untreated()) {
            for (int s = 0; s < part.length; s++) {
                double along = estimands.get(s).along(centred.x()[t]);
                part[s] -= (unitWeights[s] / centred.untreated() + along) * residual;
            }
        } else if (treatedWeights != null) {
            double about = residual - mean(unit.cohort(), unit.periods()[t]);
            for (int s = 0; s < part.length; s++) {
                part[s] += treatedWeights[s] * about;
            }
        }
    }

    private double mean(int cohort, int period) {
        return Objects.requireNonNull(Objects.requireNonNull(means.get(cohort)).get(period));
    }

    @Override
    public void merge(ImputationScores other) {
        for (int c = 0; c < scores.size(); c++) {
            scores.get(c).merge(other.scores.get(c));
        }
    }

    CombinationScores scores(int clustering) {
        return scores.get(clustering);
    }
}
