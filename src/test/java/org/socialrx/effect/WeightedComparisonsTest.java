package org.socialrx.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.socialrx.effect.MatchedPanels.Candidate.control;
import static org.socialrx.effect.MatchedPanels.Candidate.referred;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.schema.result.Estimate;
import org.socialrx.study.Study;

class WeightedComparisonsTest {
    private static final Study STUDY = MatchedPanels.shortStudy(
            "outcomes: [{name: gp-day, measure: day}]",
            "estimates: {primary: {outcome: gp-day}, first-effect-periods: [0],"
                    + " also: [{design: weighted}, {design: weighted, target: att}]}");

    /** Contacts before and after, in practices that do not matter to the ratio. */
    private static List<Row> estimated(Study study) {
        var panels = new MatchedPanels(study)
                .add(referred("A", "1").in("A1", 1).score(0.2).contacts(3, 4, 4, 2))
                .add(control("A", "2").in("A1", 1).score(0.2).contacts(2, 1, 1, 3))
                .add(referred("B", "3").in("B3", 1).score(0.5).contacts(5, 4, 4, 1))
                .add(control("B", "4").in("B3", 1).score(0.4).contacts(2, 1, 1, 3))
                .add(control("B", "5").score(0.5).contacts(4, 1, 1, 1))
                .add(referred("C", "6").in("C6", 1).score(0.8).contacts(2, 4, 4, 3))
                .add(control("C", "7").in("C6", 1).score(0.1).contacts(3, 1, 1, 3));
        return EffectEstimation.estimate(study, panels.inputs()).estimate().collectAsList().stream()
                .filter(row -> "ratio".equals(row.getAs(Estimate.SCALE.name())))
                .toList();
    }

    private static Row row(List<Row> rows, String analysis) {
        return rows.stream()
                .filter(row -> analysis.equals(row.getAs(Estimate.ANALYSIS.name())))
                .findFirst()
                .orElseThrow();
    }

    private static double ratio(Row row) {
        return row.getAs(Estimate.ESTIMATE.name());
    }

    @Test
    void weights_of_the_named_model_compare_all_candidates() {
        var rows = estimated(STUDY);

        // Overlap: the referred weigh .8, .5 and .2, the controls .2, .4, .5 and .1.
        double before = 0.8 * 3 + 0.5 * 5 + 0.2 * 2;
        double after = 0.8 * 2 + 0.5 + 0.2 * 3;
        double controlsBefore = 0.2 * 2 + 0.4 * 2 + 0.5 * 4 + 0.1 * 3;
        double controlsAfter = 0.2 * 3 + 0.4 * 3 + 0.5 + 0.1 * 3;
        var overlap = row(rows, "overlap-weighted");
        assertThat(ratio(overlap)).isCloseTo(after / before * controlsBefore / controlsAfter, within(1e-10));
        assertThat(overlap.<Long>getAs(Estimate.CONTROL_COUNT.name())).isEqualTo(4);
        assertThat(overlap.<Boolean>getAs(Estimate.IS_NAIVE.name())).isFalse();
        // The referred: the controls weigh 1/4, 2/3, 1 and 1/9.
        double oddsBefore = 2 / 4.0 + 2 * 2 / 3.0 + 4 + 3 / 9.0;
        double oddsAfter = 3 / 4.0 + 3 * 2 / 3.0 + 1 + 3 / 9.0;
        assertThat(ratio(row(rows, "att-weighted"))).isCloseTo(0.6 * oddsBefore / oddsAfter, within(1e-10));
    }

    @Test
    void a_study_that_asks_for_none_has_none() {
        var rows = estimated(MatchedPanels.shortStudy(
                "outcomes: [{name: gp-day, measure: day}]",
                "estimates: {primary: {outcome: gp-day}, first-effect-periods: [0]}"));

        assertThat(rows)
                .extracting(row -> row.<String>getAs(Estimate.ANALYSIS.name()))
                .contains("primary")
                .doesNotContain("overlap-weighted", "att-weighted");
    }
}
