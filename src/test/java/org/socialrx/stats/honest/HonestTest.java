package org.socialrx.stats.honest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HonestTest {
    /** A violation that rose by 1 to the reference, an effect of 5 after it, hardly any sampling error. */
    private static final EventStudy SHARP =
            new EventStudy(new double[] {-1, 5}, new double[][] {{1e-6, 0}, {0, 1e-6}}, 1, new double[] {1});

    @Test
    void a_change_of_one_before_allows_a_change_of_one_after_on_either_side() {
        var interval = new RelativeMagnitudes(SHARP, 20_001, 10_000).interval(1, 0.95);

        assertThat(interval.low()).isCloseTo(4, within(0.01));
        assertThat(interval.high()).isCloseTo(6, within(0.01));
    }

    @Test
    void without_any_violation_allowed_the_interval_is_near_the_original() {
        var interval = new RelativeMagnitudes(SHARP, 20_001, 10_000).interval(0, 0.95);

        assertThat(interval.low()).isCloseTo(5, within(0.01));
        assertThat(interval.high()).isCloseTo(5, within(0.01));
    }

    @Test
    void a_straight_trend_before_is_continued_after() {
        // The trend rises by 1 a period, so that 5 after the reference is 1 of trend and 4 of effect; M adds 0.5 either
        // way.
        assertThat(new SecondDifferences(SHARP).interval(0, 0.95).low()).isCloseTo(4, within(0.01));
        assertThat(new SecondDifferences(SHARP).interval(0.5, 0.95).low()).isCloseTo(3.5, within(0.01));
        assertThat(new SecondDifferences(SHARP).interval(0.5, 0.95).high()).isCloseTo(4.5, within(0.01));
    }

    @Test
    void the_quantile_of_a_folded_normal_number_without_shift_is_the_normal_one() {
        assertThat(SecondDifferences.foldedQuantile(0, 0.95)).isCloseTo(1.9599639845, within(1e-9));
        // Far from 0 one tail is all that counts.
        assertThat(SecondDifferences.foldedQuantile(10, 0.95)).isCloseTo(11.6448536270, within(1e-9));
    }

    @Test
    void estimates_that_do_not_add_up_are_refused() {
        assertThatThrownBy(() -> new EventStudy(new double[3], new double[3][3], 1, new double[] {1}))
                .hasMessage("3 estimates are not 1 before and 1 after the reference");
    }
}
