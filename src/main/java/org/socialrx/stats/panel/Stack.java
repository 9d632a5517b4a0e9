package org.socialrx.stats.panel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.socialrx.stats.effects.GroupRows;

/**
 * The rows of a unit in every sub-experiment it belongs to: covariates, treated, a 0/1 column for each event time but
 * -1, and the same times treated.
 */
final class Stack implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int REFERENCE = -1;

    private final StackWindow window;
    private final int covariates;
    private final TreeMap<Integer, Integer> positions = new TreeMap<>();
    private final TreeMap<Integer, Double> controlWeights;

    Stack(StackWindow window, int covariates, SortedSet<Integer> times, SortedMap<Integer, Double> controlWeights) {
        this.window = window;
        this.covariates = covariates;
        this.controlWeights = new TreeMap<>(controlWeights);
        times.stream().filter(k -> k != REFERENCE).forEach(k -> positions.put(k, covariates + 1 + positions.size()));
    }

    List<String> names(List<String> covariateNames) {
        List<String> names = new ArrayList<>(covariateNames);
        names.add("treated");
        positions.keySet().forEach(k -> names.add("time " + k));
        positions.keySet().forEach(k -> names.add("event-time " + k));
        return names;
    }

    /** Where treated times each event time stands. */
    SortedMap<Integer, Integer> interactions() {
        TreeMap<Integer, Integer> interactions = new TreeMap<>();
        positions.forEach((k, at) -> interactions.put(k, at + positions.size()));
        return interactions;
    }

    GroupRows of(UnitRows unit) {
        List<double[]> x = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        controlWeights.forEach((a, controlWeight) -> {
            boolean isTreated = unit.size() > 0 && unit.cohort() == a;
            if (unit.size() == 0 || !(isTreated || window.isControl(a, unit.cohort()))) {
                return;
            }
            for (int t = 0; t < unit.size(); t++) {
                if (window.holds(a, unit.periods()[t])) {
                    x.add(row(unit.x()[t], unit.periods()[t] - a, isTreated ? 1 : 0));
                    rows.add(t);
                    weights.add(isTreated ? 1 : controlWeight);
                }
            }
        });
        double[] ones = new double[rows.size()];
        Arrays.fill(ones, 1);
        return new GroupRows(
                unit.key(),
                x.toArray(double[][]::new),
                rows.stream().mapToDouble(t -> unit.y()[t]).toArray(),
                weights.stream().mapToDouble(Double::doubleValue).toArray(),
                ones,
                new String[rows.size()][0],
                rows.stream().map(t -> unit.clusters()[t]).toArray(String[][]::new));
    }

    private double[] row(double[] covariateValues, int eventTime, double treated) {
        double[] row = Arrays.copyOf(covariateValues, covariates + 1 + 2 * positions.size());
        row[covariates] = treated;
        Integer at = positions.get(eventTime);
        if (at != null) {
            row[at] = 1;
            row[at + positions.size()] = treated;
        }
        return row;
    }
}
