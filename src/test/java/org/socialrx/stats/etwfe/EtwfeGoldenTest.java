package org.socialrx.stats.etwfe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenRows;
import org.socialrx.stats.Passes;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;

class EtwfeGoldenTest {
    static Stream<Arguments> models() {
        return Stream.of("mpdta", "simulated-counts")
                .flatMap(folder ->
                        Golden.open(folder).models("etwfe-poisson").stream().map(name -> Arguments.of(folder, name)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void effects_levels_and_errors_agree_with_the_reference(String folder, String name) {
        var golden = Golden.open(folder);
        var model = golden.model(name);
        var rows = model.has("rows") ? golden.rows().where(r -> r.number("person_time") > 0) : golden.rows();
        var periods = Arrays.stream(rows.numbers(model.path("time").asText()))
                .mapToInt(t -> (int) t)
                .distinct()
                .sorted()
                .boxed()
                .toList();
        String cluster = model.path("covariance").get(0).path("cluster").asText();
        boolean isUnit = cluster.equals(model.path("unit").asText());
        var size = isUnit ? Clustering.Size.WITHIN_UNITS : Clustering.Size.ACROSS_UNITS;
        List<String> covariates = new ArrayList<>();
        model.path("covariates").forEach(covariate -> covariates.add(covariate.asText()));

        var fit = new EtwfePoisson(
                        periods,
                        Absorbed.valueOf(model.path("effects").asText().toUpperCase(Locale.ROOT)),
                        covariates,
                        List.of(new Clustering(size, Clustering.Leverage.NONE)))
                .fit(Passes.over(units(rows, model, periods, covariates, cluster)));

        answers(fit, cluster).check(golden, name);
    }

    private static GoldenAnswers answers(EtwfeFit fit, String cluster) {
        var answers = new GoldenAnswers()
                .summary("n_rows", fit.rows())
                .summary("n_dropped", fit.silentRows())
                .summary("deviance", fit.deviance())
                .summary("log_likelihood", fit.logLikelihood());
        var covariance = fit.covariance(0);
        for (var type : List.of(ClusterCovarianceType.CR0, ClusterCovarianceType.CR1, ClusterCovarianceType.CR1S)) {
            String label = "%s(%s)".formatted(type, cluster);
            for (int j = 0; j < fit.design().names().size(); j++) {
                var coefficient = fit.coefficient(j);
                answers.estimate(label, fit.design().names().get(j), estimate(covariance, type, coefficient));
            }
            answers.estimate(label, "level-att", estimate(covariance, type, fit.levelAtt()));
            answers.estimate(label, "ratio-att", ratio(fit.logRatioAtt()));
            fit.eventTimes().forEach(k -> answers.estimate(label, "ratio event-time " + k, ratio(fit.logRatioAt(k))));
        }
        return answers;
    }

    private static Estimate estimate(EtwfeCovariance covariance, ClusterCovarianceType type, EtwfeFit.Combined made) {
        return covariance.estimate(type, made.value(), made.gradient(), 0.95);
    }

    private static Estimate ratio(EtwfeFit.Combined log) {
        return Estimate.withoutError(Math.exp(log.value()));
    }

    static List<CountUnit> units(
            GoldenRows rows, JsonNode model, List<Integer> periods, List<String> covariates, String cluster) {
        double[] y = model.has("derive")
                ? rows.derive(r -> Math.exp(r.number("lemp")))
                : rows.numbers(model.path("outcome").asText());
        double[] time = rows.numbers(model.path("time").asText());
        double[] cohort = rows.numbers(model.path("cohort").asText());
        double[] exposure =
                model.has("exposure") ? rows.numbers(model.path("exposure").asText()) : null;
        double[][] x = covariates.isEmpty() ? new double[y.length][0] : rows.design(covariates.toArray(String[]::new));
        List<String> ids = rows.texts(model.path("unit").asText());
        List<String> clusters = rows.texts(cluster);
        Map<String, CountUnit> units = new LinkedHashMap<>();
        for (int i = 0; i < y.length; i++) {
            int at = i;
            var unit = units.computeIfAbsent(
                    ids.get(i),
                    id -> new CountUnit(
                            (int) cohort[at],
                            new int[periods.size()],
                            new double[periods.size()],
                            new double[periods.size()],
                            new double[periods.size()][],
                            new String[][] {{clusters.get(at)}}));
            int t = periods.indexOf((int) time[i]);
            unit.rows()[t] = 1;
            unit.counts()[t] = y[i];
            unit.exposures()[t] = exposure == null ? 1 : exposure[i];
            unit.covariates()[t] = x[i];
        }
        return List.copyOf(units.values());
    }
}
