package org.socialrx.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.socialrx.effect.MatchedPanels.Candidate.control;
import static org.socialrx.effect.MatchedPanels.Candidate.referred;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.socialrx.schema.result.Estimate;
import org.socialrx.study.Study;

class CensoringWeightsTest {
    private static final Study STUDY = study("person");

    /** Contacts of the controls who are never referred, in periods -2 to 1; the first two are of practice A. */
    private static final int[][] STAY = {{6, 0, 0, 5}, {4, 0, 0, 6}, {3, 0, 0, 2}, {2, 5, 0, 9}};

    private static Study study(String effects) {
        return MatchedPanels.shortStudy(
                "outcomes: [{name: gp-day, measure: day}]",
                "estimates: {primary: {outcome: gp-day, effects: %s}, first-effect-periods: [0]}".formatted(effects));
    }

    private static MatchedPanels staying() {
        var panels = new MatchedPanels(STUDY)
                .add(referred("A", "r1").in("A1", 1).contacts(4, 0, 0, 3))
                .add(referred("B", "r2").in("B1", 1).contacts(5, 0, 0, 2));
        for (var c = 0; c < STAY.length; c++) {
            var practice = c < 2 ? "A" : "B";
            panels.add(control(practice, "c" + c).in(practice + "1", 1).contacts(STAY[c]));
        }
        return panels;
    }

    private static MatchedPanels withLeavers() {
        return staying().add(leaves("A", "l1", 0)).add(leaves("B", "l2", 5));
    }

    /** Referred on day 31 of period 0. */
    private static MatchedPanels.Candidate leaves(String practice, String patient, int contactsBefore) {
        return control(practice, patient)
                .in(practice + "1", 1)
                .referredOn(MatchedPanels.INDEX.plusDays(31))
                .censoredDays(91, 91, 30, 0)
                .contacts(1, contactsBefore, 0, 7);
    }

    private static Map<String, Double> ratios(Study study, MatchedPanels panels) {
        return EffectEstimation.estimate(study, panels.inputs()).estimate().collectAsList().stream()
                .filter(row -> "ratio".equals(row.getAs(Estimate.SCALE.name())))
                .filter(row -> row.getAs(Estimate.ESTIMATE.name()) != null)
                .collect(Collectors.toMap(
                        row -> row.getAs(Estimate.ANALYSIS.name()), row -> row.getAs(Estimate.ESTIMATE.name())));
    }

    /**
     * Of four controls without a contact in period -1 one is referred in period 0, of two with five contacts one: those
     * who stay weigh (4/6) / (3/4) and (4/6) / (1/2) in period 1.
     */
    @Test
    void controls_who_stay_stand_for_those_like_them_who_were_referred() {
        var ratios = ratios(STUDY, withLeavers());

        var weights = new double[] {8.0 / 9, 8.0 / 9, 8.0 / 9, 4.0 / 3};
        assertThat(ratios.get("censoring-weighted")).isCloseTo(5.0 / 9 / rateRatio(weights), within(1e-9));
        assertThat(ratios.get("primary")).isCloseTo(5.0 / 9 / (22.0 / 15), within(1e-9));
    }

    /** Solves the score of a Poisson model with person effects, whose second period is weighted, by bisection. */
    private static double rateRatio(double[] weights) {
        var low = 0.01;
        var high = 100.0;
        while (high - low > 1e-13 * low) {
            var middle = (low + high) / 2;
            var score = 0.0;
            for (var c = 0; c < STAY.length; c++) {
                var after = weights[c] * STAY[c][3];
                var share = weights[c] * middle / (1 + weights[c] * middle);
                score += after - (STAY[c][0] + after) * share;
            }
            low = score > 0 ? middle : low;
            high = score > 0 ? high : middle;
        }
        return low;
    }

    @Test
    void nobody_referred_later_leaves_the_main_estimate() {
        var ratios = ratios(STUDY, staying());

        assertThat(ratios.get("censoring-weighted")).isEqualTo(ratios.get("primary"));
    }

    /** Nobody of the log odds of the one who leaves stays; the others share a weight, which changes nothing. */
    @Test
    void a_group_without_a_survivor_weighs_nothing() {
        var ratios = ratios(STUDY, staying().add(leaves("A", "l1", 0).score(0.1)));

        assertThat(ratios.get("censoring-weighted"))
                .isCloseTo(5.0 / 9 / rateRatio(new double[] {0.8, 0.8, 0.8, 0.8}), within(1e-9));
    }

    @Test
    void sets_are_weighted_member_by_member() {
        var ratios = ratios(study("matched-set"), withLeavers());

        assertThat(ratios).containsKey("censoring-weighted");
        assertThat(ratios.get("censoring-weighted")).isNotCloseTo(ratios.get("primary"), within(1e-3));
    }
}
