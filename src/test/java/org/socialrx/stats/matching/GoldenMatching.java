package org.socialrx.stats.matching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenRows;
import org.socialrx.stats.NaiveLogit;

/** A matching or weighting model of a golden folder, carried out on its rows. */
public final class GoldenMatching {
    private final Golden golden;
    private final JsonNode model;
    private final GoldenRows rows;

    public GoldenMatching(String folder, String name) {
        golden = Golden.open(folder);
        model = golden.model(name);
        rows = golden.rows();
    }

    public GoldenRows rows() {
        return rows;
    }

    public String outcomeColumn() {
        return model.path("outcome").asText();
    }

    public String target() {
        return model.path("target").asText();
    }

    public boolean isStabilised() {
        return model.path("stabilised").asBoolean();
    }

    /** Names of the balanced moments, a category without its reference level. */
    public List<String> momentNames() {
        List<String> names = new ArrayList<>();
        model.path("moments")
                .forEach(term -> names.addAll(withoutReference(term.asText()).keySet()));
        return names;
    }

    /** The balanced moments: n rows of k columns. */
    public double[][] moments() {
        List<double[]> columns = new ArrayList<>();
        model.path("moments")
                .forEach(term -> columns.addAll(withoutReference(term.asText()).values()));
        return rowsOf(columns);
    }

    public double[] treated() {
        return rows.numbers(model.path("treatment").asText());
    }

    /** Columns by name, a category as one 0/1 column for every level, as balance wants them. */
    public Map<String, double[]> balanceColumns() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        model.path("balance").forEach(name -> columns.putAll(columns(name.asText())));
        return columns;
    }

    public double[] logits() {
        List<double[]> columns = new ArrayList<>();
        double[] ones = new double[rows.size()];
        Arrays.fill(ones, 1);
        columns.add(ones);
        for (JsonNode term : model.path("propensity")) {
            columns.addAll(withoutReference(term.asText()).values());
        }
        return NaiveLogit.linearPredictors(rowsOf(columns), treated());
    }

    private double[][] rowsOf(List<double[]> columns) {
        double[][] x = new double[rows.size()][columns.size()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < columns.size(); j++) {
                x[i][j] = columns.get(j)[i];
            }
        }
        return x;
    }
    /** The columns of a term, a category without its reference level: the named one, or the first. */
    private Map<String, double[]> withoutReference(String term) {
        Map<String, double[]> all = columns(term);
        if (all.size() > 1) {
            String first = all.keySet().iterator().next();
            String named = model.path("reference").path(term).asText();
            all.remove(named.isEmpty() ? first : term + "=" + named);
        }
        return all;
    }

    public double[] measures() {
        double[] logits = logits();
        return model.path("distance").asText().equals("logit")
                ? logits
                : Arrays.stream(logits).map(NaiveLogit::probability).toArray();
    }

    /** Width of the caliper: the multiple in the model times the standard deviation over all rows. */
    public double caliper(double[] measures) {
        if (model.path("caliper").isMissingNode()) {
            return Double.POSITIVE_INFINITY;
        }
        double mean = Arrays.stream(measures).average().orElseThrow();
        double squares =
                Arrays.stream(measures).map(m -> (m - mean) * (m - mean)).sum();
        return model.path("caliper").asDouble() * Math.sqrt(squares / (measures.length - 1));
    }

    /** Matches the rows in a given order, stratum by stratum. */
    public Outcome match(int[] order) {
        double[] measures = measures();
        var rules = new NearestNeighbour(
                caliper(measures),
                Double.POSITIVE_INFINITY,
                model.path("ratio").asInt(),
                model.path("replacement").asBoolean() ? Replacement.WITH : Replacement.WITHOUT);
        Map<String, Candidates> strata = new LinkedHashMap<>();
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        double[] treated = treated();
        double[] ids = rows.numbers("id");
        List<List<String>> exact = new ArrayList<>();
        model.path("exact").forEach(column -> exact.add(rows.texts(column.asText())));
        for (int i : order) {
            var key = new StringBuilder();
            exact.forEach(column -> key.append(column.get(i)).append('|'));
            var candidates = strata.computeIfAbsent(key.toString(), absent -> new Candidates());
            places.computeIfAbsent(key.toString(), absent -> new ArrayList<>()).add(i);
            if (treated[i] == 1) {
                candidates.addTreated((long) ids[i], measures[i]);
            } else {
                candidates.addControl((long) ids[i], measures[i]);
            }
        }
        var outcome = new Outcome(rows.size());
        strata.forEach((key, candidates) ->
                outcome.add(rules.match(candidates), candidates, places.getOrDefault(key, List.of()), ids));
        return outcome;
    }

    public Outcome match() {
        return match(IntStream.range(0, rows.size()).toArray());
    }

    private Map<String, double[]> columns(String name) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        if (name.endsWith("_squared")) {
            double[] values = rows.numbers(name.replace("_squared", ""));
            columns.put(name, Arrays.stream(values).map(v -> v * v).toArray());
        } else if (Double.isNaN(rows.numbers(name)[0]) || contains(model.path("factors"), name)) {
            List<String> texts = rows.texts(name);
            for (String level : rows.levels(name)) {
                columns.put(
                        name + "=" + level,
                        texts.stream().mapToDouble(t -> t.equals(level) ? 1 : 0).toArray());
            }
        } else {
            columns.put(name, rows.numbers(name));
        }
        return columns;
    }

    private static boolean contains(JsonNode list, String name) {
        for (JsonNode item : list) {
            if (item.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Pairs of ids, weights of all rows and the sum of all distances, over all strata. */
    public static final class Outcome {
        private final List<String> pairs = new ArrayList<>();
        private final double[] weights;
        private double distance;

        private Outcome(int rows) {
            weights = new double[rows];
        }

        public List<String> pairs() {
            return pairs;
        }

        public double[] weights() {
            return weights.clone();
        }

        public double distance() {
            return distance;
        }

        private void add(MatchedPairs found, Candidates candidates, List<Integer> places, double[] ids) {
            double[] inStratum = found.weights(candidates.size());
            for (int i = 0; i < inStratum.length; i++) {
                weights[places.get(i)] = inStratum[i];
            }
            for (int p = 0; p < found.size(); p++) {
                pairs.add((long) ids[places.get(found.treated(p))] + "-" + (long) ids[places.get(found.control(p))]);
            }
            distance += found.totalDistance();
        }
    }
}
