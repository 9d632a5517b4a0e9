package org.socialrx.stats.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Terms as combinations of k regressors, in the order in which they are to be shown. */
final class TermList {
    private final int regressors;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> combinations = new ArrayList<>();

    TermList(int regressors) {
        this.regressors = regressors;
    }

    /** A term that is one coefficient. */
    void add(String name, int regressor) {
        addMean(name, Map.of(regressor, 1.0));
    }

    /** A term that is a weighted mean of coefficients. */
    void addMean(String name, Map<Integer, Double> weights) {
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double[] combination = new double[regressors];
        weights.forEach((regressor, weight) -> combination[regressor] = weight / total);
        names.add(name);
        combinations.add(combination);
    }

    List<String> names() {
        return names;
    }

    List<double[]> combinations() {
        return combinations;
    }
}
