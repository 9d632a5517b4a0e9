package org.socialrx.stats.balance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.NaiveLogit;
import org.socialrx.stats.matching.GoldenMatching;

class BalanceGoldenTest {
    static Stream<Arguments> matchings() {
        return Stream.of("lalonde", "simulated-matching")
                .flatMap(folder -> Golden.open(folder).cases("nearest-neighbour-matching").stream()
                        .map(c -> Arguments.of(folder, c.name())));
    }

    @ParameterizedTest
    @MethodSource("matchings")
    void balance_before_and_after_matching_agrees_with_the_reference(String folder, String model) {
        var matching = new GoldenMatching(folder, model);
        double[] treated = matching.treated();
        double[] weights = matching.match().weights();
        Map<String, CovariateBalance> balance = new HashMap<>();
        matching.balanceColumns().forEach((name, values) -> {
            var before = sums(values, treated, ones(values.length));
            balance.put("before " + name, before.balance());
            balance.put("after " + name, sums(values, treated, weights).balance(before.treatedDeviation()));
        });

        for (var line : Golden.open(folder).expected(model)) {
            if (line.table().equals("balance")) {
                line.check(field(Objects.requireNonNull(balance.get(line.term()), line.term()), line.column()));
            }
        }
    }

    @Test
    void preference_scores_and_equipoise_agree_with_the_reference() {
        var matching = new GoldenMatching("nhefs", "att-weighting");
        double[] treated = matching.treated();
        var reference = Golden.open("nhefs").find("preference-score");
        double prevalence = Arrays.stream(treated).average().orElseThrow();
        var overlap = new Overlap(20);
        double[] logits = matching.logits();
        for (int i = 0; i < logits.length; i++) {
            double preference = new PreferenceScore(prevalence).of(NaiveLogit.probability(logits[i]));
            if (treated[i] == 1) {
                overlap.addTreated(preference);
            } else {
                overlap.addControl(preference);
            }
        }

        reference.check("equipoise_share", "estimate", overlap.equipoise());
        reference.check("mean_F_treated", "estimate", overlap.meanTreated());
        reference.check("mean_F_control", "estimate", overlap.meanControl());
    }

    private static CovariateSums sums(double[] values, double[] treated, double[] weights) {
        var sums = new CovariateSums(TwoArmDistribution.exact());
        for (int i = 0; i < values.length; i++) {
            if (treated[i] == 1) {
                sums.addTreated(values[i], weights[i]);
            } else {
                sums.addControl(values[i], weights[i]);
            }
        }
        return sums;
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double field(CovariateBalance balance, String name) {
        return switch (name) {
            case "mean_treated" -> balance.meanTreated();
            case "mean_control" -> balance.meanControl();
            case "smd" -> balance.smd();
            case "variance_ratio" -> balance.varianceRatio();
            case "ks" -> balance.ks();
            default -> throw new IllegalStateException("Unknown column " + name);
        };
    }
}
