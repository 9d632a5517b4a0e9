package org.socialrx.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.socialrx.effect.MatchedPanels.Candidate.control;
import static org.socialrx.effect.MatchedPanels.Candidate.referred;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.socialrx.effect.BaselineMoments.Sums;
import org.socialrx.study.Study;

class BaselineMomentsTest {
    private static final Study STUDY =
            MatchedPanels.study("outcomes: [{name: gp-day, measure: day}]", "estimates: {primary: {outcome: gp-day}}");

    @Test
    void reliability_is_the_split_half_one_within_arms() {
        // Two persons an arm, early and late (0, 1), (4, 3): cov sum 4, var sums 8 and 2, so 4 x 4 / (8 + 2 + 2 x 4) =
        // 8/9.
        var referred = new Sums(true, 1, 2, 0, 2, 4, 4, 16, 10, 12);
        // The other arm has another level and the same spread; the level is taken out.
        var control = new Sums(false, 1, 2, 0, 2, 24, 24, 296, 290, 292);

        var moments = new BaselineMoments(List.of(control, referred), 3, 3);

        assertThat(moments.reliability()).isCloseTo(8.0 / 9, within(1e-12));
    }

    @Test
    void halves_that_do_not_go_together_have_no_reliability() {
        // (4, 1) and (0, 3): the covariance is negative.
        var moments = new BaselineMoments(List.of(new Sums(true, 1, 2, 0, 2, 4, 4, 16, 10, 4)), 3, 3);

        assertThat(moments.reliability()).isZero();
    }

    @Test
    void persons_who_are_all_alike_leave_reliability_open() {
        var moments = new BaselineMoments(List.of(new Sums(true, 1, 2, 0, 2, 4, 4, 8, 8, 8)), 3, 3);

        assertThat(moments.reliability()).isNaN();
    }

    @Test
    void halves_are_summed_over_those_observed_throughout_and_the_silent_are_counted_to_the_index_date() {
        var silentLater = new int[] {91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91};
        var partly = new int[] {0, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91, 91};
        var panels = new MatchedPanels(STUDY)
                .add(referred("A", "1").in("A1", 1).contacts(1, 0, 1, 2, 0, 3, 9, 9, 9, 9, 0, 0, 0, 0, 0, 0))
                .add(control("A", "2")
                        .in("A1", 0.5)
                        .days(silentLater)
                        .contacts(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0))
                .add(control("A", "3")
                        .in("A1", 0.5)
                        .days(partly)
                        .contacts(0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5));

        var moments = BaselineMoments.of(STUDY, new Comparisons(STUDY, panels.inputs()));

        assertThat(moments.arms())
                .containsExactly(
                        new Sums(false, 0.5, 2, 1, 1, 0, 0, 0, 0, 0), new Sums(true, 1, 1, 0, 1, 2, 5, 4, 25, 10));
        assertThat(moments.persons(false)).isEqualTo(2);
        assertThat(moments.silentPersons(false)).isEqualTo(1);
    }
}
