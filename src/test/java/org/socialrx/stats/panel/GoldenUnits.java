package org.socialrx.stats.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.stats.GoldenRows;
import org.socialrx.stats.Passes;

/** Reference rows as units of a panel, in a shuffled order of units. */
final class GoldenUnits {
    private final GoldenRows rows;
    private final String time;
    private final String outcome;
    private final List<String> covariates;

    GoldenUnits(GoldenRows rows, String time, String outcome, List<String> covariates) {
        this.rows = rows;
        this.time = time;
        this.outcome = outcome;
        this.covariates = covariates;
    }

    /** Units with the clusters of one column. */
    List<UnitRows> list(String cluster) {
        Map<String, List<Integer>> byUnit = new LinkedHashMap<>();
        List<String> ids = rows.texts("id");
        double[] periods = rows.numbers(time);
        for (int i = 0; i < rows.size(); i++) {
            byUnit.computeIfAbsent(ids.get(i), id -> new ArrayList<>()).add(i);
        }
        double[] cohorts = rows.numbers("first_treat");
        double[] y = rows.numbers(outcome);
        double[][] x = rows.design(covariates.toArray(String[]::new));
        List<String> clusters = rows.texts(cluster);
        List<UnitRows> units = new ArrayList<>();
        byUnit.forEach((id, at) -> {
            at.sort(Comparator.comparingDouble(i -> periods[i]));
            units.add(new UnitRows(
                    id,
                    at.stream().mapToInt(i -> (int) cohorts[i]).toArray(),
                    at.stream().mapToInt(i -> (int) periods[i]).toArray(),
                    at.stream().mapToDouble(i -> y[i]).toArray(),
                    at.stream().map(i -> x[i]).toArray(double[][]::new),
                    at.stream().map(i -> new String[] {clusters.get(i)}).toArray(String[][]::new)));
        });
        Collections.shuffle(units, new java.util.Random(7));
        return units;
    }

    Passes<UnitRows> passes(String cluster) {
        return Passes.over(list(cluster));
    }
}
