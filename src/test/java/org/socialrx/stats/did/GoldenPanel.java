package org.socialrx.stats.did;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.stats.GoldenRows;

/** The units of a golden panel, as a model of {@code models.yaml} names its columns. */
final class GoldenPanel {
    private final GoldenRows rows;
    private final JsonNode model;
    private final List<Integer> periods;

    GoldenPanel(GoldenRows all, JsonNode model) {
        this.model = model;
        String condition = model.path("rows").asText();
        this.rows = condition.isEmpty()
                ? all
                : all.where(r -> r.number(condition.split(" = ", -1)[0])
                        == Double.parseDouble(condition.split(" = ", -1)[1]));
        this.periods = Arrays.stream(rows.numbers(model.path("time").asText()))
                .mapToInt(t -> (int) t)
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    List<Integer> periods() {
        return periods;
    }

    int columns() {
        return model.path("covariates").size() + 1;
    }

    int clusterings() {
        return clusterColumn().isEmpty() ? 0 : 1;
    }

    /** A single row where covariates do not change. */
    private static double[][] once(double[][] byPeriod) {
        List<double[]> seen = Arrays.stream(byPeriod).filter(x -> x != null).toList();
        boolean isConstant = seen.stream().allMatch(x -> Arrays.equals(x, seen.get(0)));
        return isConstant ? new double[][] {seen.get(0)} : byPeriod;
    }

    List<PanelUnit> units() {
        String[] covariates = new String[columns()];
        covariates[0] = "intercept";
        for (int j = 1; j < covariates.length; j++) {
            covariates[j] = model.path("covariates").get(j - 1).asText();
        }
        double[][] x = rows.design(covariates);
        double[] y = rows.numbers(model.path("outcome").asText());
        double[] time = rows.numbers(model.path("time").asText());
        double[] cohort = rows.numbers(model.path("cohort").asText());
        List<String> unit = rows.texts(model.path("unit").asText());
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < y.length; i++) {
            places.computeIfAbsent(unit.get(i), absent -> new ArrayList<>()).add(i);
        }
        List<PanelUnit> units = new ArrayList<>();
        for (List<Integer> own : places.values()) {
            double[] outcomes = new double[periods.size()];
            double[][] byPeriod = new double[periods.size()][];
            Arrays.fill(outcomes, Double.NaN);
            for (int i : own) {
                int at = periods.indexOf((int) time[i]);
                outcomes[at] = y[i];
                byPeriod[at] = x[i];
            }
            double first = cohort[own.get(0)];
            List<String> clusters = clusterings() == 0 ? List.of() : List.of(cluster(own.get(0)));
            units.add(new PanelUnit(Double.isNaN(first) ? 0 : (int) first, clusters, outcomes, once(byPeriod)));
        }
        return units;
    }

    private String cluster(int row) {
        String column = clusterColumn();
        boolean isDerived = model.path("derive").has(column);
        return isDerived
                ? String.valueOf((int) rows.numbers("id")[row] / 1000)
                : rows.texts(column).get(row);
    }

    private String clusterColumn() {
        for (JsonNode covariance : model.path("covariance")) {
            if (covariance.has("cluster")) {
                return covariance.path("cluster").asText();
            }
        }
        return "";
    }
}
