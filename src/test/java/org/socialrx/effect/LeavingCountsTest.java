package org.socialrx.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socialrx.effect.MatchedPanels.Candidate.control;
import static org.socialrx.effect.MatchedPanels.Candidate.referred;

import org.junit.jupiter.api.Test;
import org.socialrx.effect.LeavingCounts.Cell;
import org.socialrx.effect.MatchedPanels.Candidate;
import org.socialrx.study.Study;

class LeavingCountsTest {
    private static final Study STUDY = MatchedPanels.shortStudy(
            "outcomes: [{name: gp-day, measure: day}]", "estimates: {primary: {outcome: gp-day}}");

    private static Candidate ordinary(Candidate candidate) {
        return candidate.in("A1", 1).contacts(1, 1, 1, 1);
    }

    @Test
    void what_ended_observation_first_is_the_reason_and_day_182_is_the_last_of_period_1() {
        var day = MatchedPanels.INDEX;
        var panels = new MatchedPanels(STUDY)
                .add(ordinary(referred("A", "1")).left("death", day.plusDays(181)))
                .add(ordinary(control("A", "2")).left("left-practice", day.plusDays(182)))
                .add(ordinary(control("A", "3")).left("left-practice", day.plusDays(100)))
                .add(ordinary(control("A", "4")).referredOn(day.plusDays(50)).left("death", day.plusDays(100)))
                .add(ordinary(control("A", "5")).referredOn(day.plusDays(183)).left("death", day.plusDays(400)))
                .add(ordinary(control("A", "6")).left("end-of-data", day.plusDays(20)));

        var counts = LeavingCounts.of(STUDY, new Comparisons(STUDY, panels.inputs()));

        assertThat(counts.cells())
                .filteredOn(cell -> cell.design().equals("primary"))
                .containsExactly(
                        new Cell("primary", "control", "end-of-data", 1),
                        new Cell("primary", "control", "left-practice", 1),
                        new Cell("primary", "control", "observed-throughout", 2),
                        new Cell("primary", "control", "own-referral", 1),
                        new Cell("primary", "referred", "death", 1));
        assertThat(counts.lost("primary", "control")).isEqualTo(0.2);
        assertThat(counts.referredLater("primary")).isEqualTo(0.2);
        assertThat(counts.candidates("unmatched", "control")).isEqualTo(5);
    }
}
