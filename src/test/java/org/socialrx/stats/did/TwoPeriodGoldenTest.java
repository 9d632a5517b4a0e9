package org.socialrx.stats.did;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenRows;
import org.socialrx.stats.Passes;
import org.socialrx.stats.TooFewRowsException;

class TwoPeriodGoldenTest {
    static Stream<Arguments> models() {
        return Stream.of("mpdta", "lalonde", "simulated-staggered")
                .flatMap(folder ->
                        Golden.open(folder).models("two-period-did").stream().map(name -> Arguments.of(folder, name)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_effect_and_its_errors_agree_with_the_reference(String folder, String name) {
        var model = Golden.open(folder).model(name);
        List<TwoPeriodUnit> units = units(Golden.open(folder).rows(), model);
        var method = DidMethod.valueOf(
                model.path("method").asText().toUpperCase(Locale.ROOT).replace('-', '_'));

        var effect = new TwoPeriodDid(method, columns(model), 1).fit(Passes.over(units));

        for (var line : Golden.open(folder).expected(name)) {
            boolean isClustered = line.covariance().contains("(");
            double error = isClustered ? effect.clusterStdErrors().get(0) : effect.stdError();
            line.check(line.column().equals("estimate") ? effect.att() : error);
        }
    }

    @Test
    void an_empty_arm_is_refused() {
        var units = List.of(TwoPeriodUnit.treated(1, List.of("a"), new double[] {1}));

        assertThatThrownBy(() -> new TwoPeriodDid(DidMethod.REGRESSION, 1, 1).fit(Passes.over(units)))
                .isInstanceOf(TooFewRowsException.class);
    }

    private static int columns(JsonNode model) {
        return model.path("covariates").size() + (model.path("reference").has("race") ? 2 : 1);
    }

    private static List<TwoPeriodUnit> units(GoldenRows all, JsonNode model) {
        if (model.has("outcome-before")) {
            double[] before = all.numbers(model.path("outcome-before").asText());
            double[] after = all.numbers(model.path("outcome-after").asText());
            double[][] x = GoldenRows.beside(
                    all.design("intercept", "age", "educ", "married", "nodegree", "re74"),
                    all.dummies("race", "black"));
            double[] treated = all.numbers(model.path("treatment").asText());
            List<TwoPeriodUnit> units = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                units.add(unit(treated[i] == 1, after[i] - before[i], "", x[i]));
            }
            return units;
        }
        return fromLongRows(all, model);
    }

    private static List<TwoPeriodUnit> fromLongRows(GoldenRows all, JsonNode model) {
        int cohort = Integer.parseInt(model.path("rows").asText().replaceAll(".*0, (\\d+)\\)", "$1"));
        String time = model.path("time").asText();
        GoldenRows rows = all.where(r -> r.number("first_treat") == 0 || r.number("first_treat") == cohort);
        GoldenRows before =
                rows.where(r -> r.number(time) == model.path("before").asInt());
        GoldenRows after = rows.where(r -> r.number(time) == model.path("after").asInt());
        List<String> names = new ArrayList<>(List.of("intercept"));
        model.path("covariates").forEach(name -> names.add(name.asText()));
        double[][] x = before.design(names.toArray(String[]::new));
        double[] y0 = before.numbers(model.path("outcome").asText());
        double[] y1 = after.numbers(model.path("outcome").asText());
        double[] first = before.numbers("first_treat");
        boolean hasCluster = model.path("covariance").size() > 1;
        List<TwoPeriodUnit> units = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            String cluster = hasCluster ? before.texts("practice").get(i) : "";
            units.add(unit(first[i] == cohort, y1[i] - y0[i], cluster, x[i]));
        }
        return units;
    }

    private static TwoPeriodUnit unit(boolean isTreated, double change, String cluster, double[] x) {
        var clusters = List.of(cluster);
        return isTreated ? TwoPeriodUnit.treated(change, clusters, x) : TwoPeriodUnit.control(change, clusters, x);
    }
}
