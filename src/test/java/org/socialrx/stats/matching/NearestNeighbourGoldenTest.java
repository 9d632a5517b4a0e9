package org.socialrx.stats.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.balance.EffectiveSize;

class NearestNeighbourGoldenTest {
    static Stream<Arguments> models() {
        return Stream.of("lalonde", "simulated-matching")
                .flatMap(folder -> Golden.open(folder).cases("nearest-neighbour-matching").stream()
                        .map(c -> Arguments.of(folder, c.name())));
    }

    @ParameterizedTest
    @MethodSource("models")
    void pairs_counts_distances_and_the_effect_agree_with_the_reference(String folder, String model) {
        var matching = new GoldenMatching(folder, model);
        double[] measures = matching.measures();
        var outcome = matching.match();
        List<String> expectedPairs = new ArrayList<>();
        for (var line : Golden.open(folder).expected(model)) {
            switch (line.table()) {
                case "pair" -> expectedPairs.add(line.term() + "-" + line.column());
                case "summary" -> line.check(summary(line.term(), matching, outcome, measures));
                case "estimate" -> {
                    if (line.column().equals("estimate")) {
                        line.check(effect(matching, outcome));
                    }
                }
                default -> assertThat(line.table()).isEqualTo("balance");
            }
        }
        assertThat(outcome.pairs()).containsExactlyInAnyOrderElementsOf(expectedPairs);
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_pairs_do_not_depend_on_the_order_of_the_rows(String folder, String model) {
        var matching = new GoldenMatching(folder, model);
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, matching.rows().size()).boxed().toList());
        Collections.shuffle(order, new Random(7));

        var shuffled = matching.match(order.stream().mapToInt(Integer::intValue).toArray());

        assertThat(shuffled.pairs())
                .containsExactlyInAnyOrderElementsOf(matching.match().pairs());
    }

    private static double summary(
            String statistic, GoldenMatching matching, GoldenMatching.Outcome outcome, double[] measures) {
        double[] treated = matching.treated();
        double[] weights = outcome.weights();
        var controls = new EffectiveSize();
        int matchedTreated = 0;
        int usedControls = 0;
        for (int i = 0; i < treated.length; i++) {
            if (treated[i] == 1) {
                matchedTreated += weights[i] > 0 ? 1 : 0;
            } else if (weights[i] > 0) {
                usedControls++;
                controls.add(weights[i]);
            }
        }
        return switch (statistic) {
            case "n_treated_matched" -> matchedTreated;
            case "n_controls_used" -> usedControls;
            case "n_pairs" -> outcome.pairs().size();
            case "sum_abs_distance" -> outcome.distance();
            case "caliper_width" -> matching.caliper(measures);
            case "ess_controls" -> controls.rows();
            default -> throw new IllegalStateException("Unknown statistic " + statistic);
        };
    }

    private static double effect(GoldenMatching matching, GoldenMatching.Outcome outcome) {
        double[] treated = matching.treated();
        double[] weights = outcome.weights();
        double[] y = matching.rows().numbers(matching.outcomeColumn());
        double[] weight = new double[2];
        double[] sum = new double[2];
        for (int i = 0; i < y.length; i++) {
            weight[(int) treated[i]] += weights[i];
            sum[(int) treated[i]] += weights[i] * y[i];
        }
        return sum[1] / weight[1] - sum[0] / weight[0];
    }
}
