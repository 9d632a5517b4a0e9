package org.socialrx.stats.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenRows;

class InequalityGoldenTest {
    static Stream<Arguments> slopes() {
        return Stream.of("inequality", "simulated-inequality").flatMap(folder -> models(folder, "slope-index"));
    }

    static Stream<Arguments> concentrations() {
        return models("simulated-inequality", "concentration-index");
    }

    @ParameterizedTest
    @MethodSource("slopes")
    void slope_and_relative_index_agree_with_the_reference(String folder, String name) {
        JsonNode model = Golden.open(folder).model(name);
        RankedGroups groups = groups(Golden.open(folder).rows(), model);
        var transform =
                SlopeIndex.Transform.valueOf(model.path("transform").asText().toUpperCase(Locale.ROOT));

        var index = SlopeIndex.of(groups, transform);

        for (var line : Golden.open(folder).expected(name)) {
            line.check(
                    switch (line.term()) {
                        case "intercept" -> index.intercept();
                        case "sii" -> index.sii();
                        case "rii" -> index.rii();
                        case "slope_on_transformed_scale" -> index.transformedSlope();
                        case "concentration_index" -> groups.concentrationIndex();
                        default -> throw new IllegalStateException("Unknown statistic " + line.term());
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("concentrations")
    void concentration_agrees_with_the_reference(String folder, String name) {
        var concentration = Concentration.of(
                groups(Golden.open(folder).rows(), Golden.open(folder).model(name)));

        for (var line : Golden.open(folder).expected(name)) {
            line.check(
                    switch (line.term()) {
                        case "concentration_index" -> concentration.index();
                        case "population_mean" -> concentration.mean();
                        case "top_bottom_ratio" -> concentration.topBottomRatio();
                        case "top_bottom_difference" -> concentration.topBottomDifference();
                        case "theil" -> concentration.theil();
                        case "mean_log_deviation" -> concentration.meanLogDeviation();
                        case "erreygers" -> concentration.erreygers();
                        case "wagstaff" -> concentration.wagstaff();
                        default -> throw new IllegalStateException("Unknown statistic " + line.term());
                    });
        }
    }

    @Test
    void a_share_of_zero_has_no_log_odds() {
        var groups = groups(new double[] {1, 2}, new double[] {1, 1}, new double[] {0, 0.5});

        assertThatThrownBy(() -> SlopeIndex.of(groups, SlopeIndex.Transform.LOGIT))
                .isInstanceOf(NoIndexException.class)
                .hasMessage("The value of 1 of 2 ranks has no logit");
    }

    @Test
    void rows_without_people_are_refused_with_their_count() {
        assertThatThrownBy(() -> groups(new double[] {1, 2, 3}, new double[] {5, 0, -1}, new double[] {1, 2, 3}))
                .isInstanceOf(NoIndexException.class)
                .hasMessage("A population is not positive in 2 rows");
    }

    @Test
    void parts_of_the_rows_pool_to_the_same_bits_in_any_order() {
        // Rank 1: 3 people of 0.1 and 1 of 0.7; rank 2: 4 of 0.2.
        var first = new RankSums();
        first.add(1, 3, 0.1);
        var second = new RankSums();
        second.add(2, 4, 0.2);
        second.add(1, 1, 0.7);
        var there = new RankSums();
        there.merge(first);
        there.merge(second);
        second.merge(first);

        assertThat(new RankedGroups(there).concentrationIndex())
                .isEqualTo(new RankedGroups(second).concentrationIndex());
        assertThat(new RankedGroups(there).mean()).isCloseTo(0.225, within(1e-15));
    }

    private static RankedGroups groups(double[] ranks, double[] populations, double[] values) {
        var sums = new RankSums();
        for (int i = 0; i < ranks.length; i++) {
            sums.add(ranks[i], populations[i], values[i]);
        }
        return new RankedGroups(sums);
    }

    private static Stream<Arguments> models(String folder, String estimator) {
        return Golden.open(folder).models(estimator).stream().map(name -> Arguments.of(folder, name));
    }

    private static RankedGroups groups(GoldenRows all, JsonNode model) {
        String block = model.path("rows").asText().replace("block = ", "");
        GoldenRows rows = block.isEmpty() ? all : all.where(r -> r.text("block").equals(block));
        String rank = model.path("rank").asText();
        double[] ranks = rank.equals("ceil(decile / 2)")
                ? Arrays.stream(rows.numbers("decile"))
                        .map(d -> Math.ceil(d / 2))
                        .toArray()
                : rows.numbers(rank);
        return groups(ranks, rows.numbers("population"), values(rows, model));
    }

    private static double[] values(GoldenRows rows, JsonNode model) {
        double[] population = rows.numbers("population");
        String formula = model.path("derive").path("value").asText();
        return switch (formula) {
            case "" -> rows.numbers(model.path("value").asText());
            case "referred / population" -> rates(rows.numbers("referred"), population, 1);
            case "1000 * admissions / population" -> rates(rows.numbers("admissions"), population, 1000);
            default -> throw new IllegalStateException("Unknown formula " + formula);
        };
    }

    private static double[] rates(double[] counts, double[] population, double per) {
        double[] rates = new double[counts.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = per * counts[i] / population[i];
        }
        return rates;
    }
}
