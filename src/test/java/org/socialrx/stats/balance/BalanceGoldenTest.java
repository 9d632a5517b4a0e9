package org.socialrx.stats.balance;

import java.util.Arrays;
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
        Map<String, CovariateBalance> balance =
                GoldenBalance.of(matching, matching.match().weights());

        for (var line : Golden.open(folder).expected(model)) {
            if (line.table().equals("balance")) {
                line.check(GoldenBalance.field(
                        Objects.requireNonNull(balance.get(line.term()), line.term()), line.column()));
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
}
