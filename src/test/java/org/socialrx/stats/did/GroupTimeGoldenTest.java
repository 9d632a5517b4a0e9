package org.socialrx.stats.did;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.Passes;

class GroupTimeGoldenTest {
    static Stream<Arguments> models() {
        return Stream.of("mpdta", "castle", "base_stagg", "simulated-staggered")
                .flatMap(folder ->
                        Golden.open(folder).models("group-time-att").stream().map(name -> Arguments.of(folder, name)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void effects_errors_aggregations_and_tests_agree_with_the_reference(String folder, String name) {
        var model = Golden.open(folder).model(name);
        var panel = new GoldenPanel(Golden.open(folder).rows(), model);
        var fit = new GroupTimeAtt(rules(model), panel.periods(), panel.columns(), panel.clusterings())
                .fit(Passes.over(panel.units()));
        Map<String, Combination> terms = terms(model, fit);

        for (var line : Golden.open(folder).expected(name)) {
            if (line.table().equals("summary")) {
                line.check(summary(line.term(), model, fit));
                continue;
            }
            var combination = terms.get(line.term());
            assertThat(combination).as(line.toString()).isNotNull();
            var covariance = line.covariance().equals("influence") ? fit.byUnit() : fit.byCluster(0);
            if (combination != null) {
                line.check(line.column().equals("estimate") ? combination.value() : covariance.stdError(combination));
            }
        }
    }

    private static Map<String, Combination> terms(JsonNode model, GroupTimeFit fit) {
        Map<String, Combination> terms = new HashMap<>();
        for (int c = 0; c < fit.cells().size(); c++) {
            var cell = fit.cells().get(c);
            terms.put("att(%d,%d)".formatted(cell.cohort(), cell.period()), fit.effect(c));
        }
        for (JsonNode wanted : model.path("aggregations")) {
            var aggregated = fit.aggregate(aggregation(wanted));
            String by = wanted.path("by").asText();
            String label = wanted.path("name").asText(by);
            terms.put(label, aggregated.overall());
            aggregated.parts().forEach(part -> terms.put(label + " " + part.at(), part));
        }
        return terms;
    }

    private static double summary(String term, JsonNode model, GroupTimeFit fit) {
        var covariance = term.contains("(") ? fit.byCluster(0) : fit.byUnit();
        String statistic = term.replaceAll(" \\(.*\\)", "");
        return switch (statistic) {
            case "n_units" -> fit.counts().units();
            case "pre_test_statistic" -> fit.preTest(covariance).statistic();
            case "pre_test_df" -> fit.preTest(covariance).df();
            case "pre_test_p_value" -> fit.preTest(covariance).pValue();
            case "critical_value event-time" ->
                fit.criticalValue(fit.aggregate(Aggregation.of(Aggregation.By.EVENT_TIME)), covariance, 0.95);
            default -> throw new IllegalStateException("Unknown statistic %s of %s".formatted(term, model));
        };
    }

    private static Aggregation aggregation(JsonNode wanted) {
        return new Aggregation(
                Aggregation.By.valueOf(constant(wanted.path("by").asText())),
                wanted.path("balance").asInt(-1),
                wanted.path("from").asInt(Integer.MIN_VALUE),
                wanted.path("to").asInt(Integer.MAX_VALUE));
    }

    private static GroupTimeRules rules(JsonNode model) {
        return new GroupTimeRules(
                ControlGroup.valueOf(constant(model.path("controls").asText())),
                BasePeriod.valueOf(constant(model.path("base-period").asText())),
                model.path("anticipation").asInt(),
                DidMethod.valueOf(constant(model.path("method").asText())),
                model.path("unbalanced").asText().equals("repeated-cross-sections")
                        ? GroupTimeRules.Panel.REPEATED_CROSS_SECTIONS
                        : GroupTimeRules.Panel.BALANCED);
    }

    private static String constant(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
