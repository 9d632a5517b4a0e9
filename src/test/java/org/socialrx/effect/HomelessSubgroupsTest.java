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

/** The main estimate within those whom each algorithm calls homeless. */
class HomelessSubgroupsTest {
    private static final Study STUDY = MatchedPanels.shortStudy(
            "outcomes: [{name: gp-day, measure: day}]",
            "estimates: {primary: {outcome: gp-day}, subgroups: [homelessness], first-effect-periods: [0]}");

    /** Four practices, one set each; nobody is called homeless by the narrowest algorithm. */
    private static final MatchedPanels PANELS = new MatchedPanels(STUDY)
            .add(referred("A", "1").in("A1", 1).homeless("ever latest").contacts(3, 4, 4, 2))
            .add(control("A", "2").in("A1", 1).homeless("ever").contacts(2, 1, 1, 3))
            .add(referred("B", "3").in("B3", 1).homeless("ever latest").contacts(5, 4, 4, 1))
            .add(control("B", "4").in("B3", 1).contacts(3, 1, 1, 2))
            .add(referred("C", "5").in("C5", 1).homeless("ever").contacts(2, 4, 4, 3))
            .add(control("C", "6").in("C5", 1).contacts(3, 1, 1, 3))
            .add(referred("D", "7").in("D7", 1).contacts(2, 4, 4, 2))
            .add(control("D", "8").in("D7", 1).homeless("ever latest recent").contacts(3, 1, 1, 3));

    /** Estimated once for all tests. */
    private static final class Estimated {
        private static final List<Row> ROWS = EffectEstimation.estimate(STUDY, PANELS.inputs())
                .estimate()
                .where(Estimate.ANALYSIS.col().equalTo("subgroup"))
                .orderBy(Estimate.ANALYSIS_ORDER.col())
                .collectAsList();
    }

    @Test
    void a_set_belongs_to_every_algorithm_that_calls_its_referred_member_homeless() {
        assertThat(Estimated.ROWS)
                .extracting(row -> "%s %s %d %d"
                        .formatted(
                                row.getAs("subgroup"),
                                row.getAs("level"),
                                row.<Long>getAs("treated_count"),
                                row.<Long>getAs("control_count")))
                .containsExactly(
                        "homeless-recent homeless 0 0", "homeless-latest homeless 2 2", "homeless-ever homeless 3 3");
    }

    @Test
    void each_estimate_is_that_of_its_own_sets_with_the_smallest_effect_it_could_see() {
        var latest = Estimated.ROWS.get(1);
        var ever = Estimated.ROWS.get(2);

        // Referred 8 before and 3 after; controls 5 and 5. With set C: 10 and 6; 8 and 8.
        assertThat(latest.<Double>getAs("estimate")).isCloseTo(3.0 / 8, within(1e-10));
        assertThat(ever.<Double>getAs("estimate")).isCloseTo(6.0 / 10, within(1e-10));
        assertThat(ever.<Double>getAs("smallest_detectable")).isBetween(0.0, 1.0);
    }

    @Test
    void an_algorithm_that_calls_nobody_homeless_is_a_row_that_says_so() {
        var recent = Estimated.ROWS.get(0);

        assertThat(recent.<Double>getAs("estimate")).isNull();
        assertThat(recent.<String>getAs("failure")).isEqualTo("No candidates");
        assertThat(recent.<String>getAs("label")).isEqualTo("homeless recently and not superseded");
    }
}
