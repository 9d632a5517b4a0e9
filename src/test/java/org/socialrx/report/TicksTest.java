package org.socialrx.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void a_narrow_axis_of_ratios_has_more_to_read_than_the_one() {
        // From 0.94 to 1.07 only 1 is a round ratio; 0.13 in eight parts asks for steps of 0.02.
        assertThat(Ticks.ratios(0.94, 1.07, 8).labels())
                .containsExactly("0.94", "0.96", "0.98", "1", "1.02", "1.04", "1.06");
    }

    @Test
    void a_wide_axis_of_ratios_keeps_round_ones_apart() {
        assertThat(Ticks.ratios(0.5, 2, 4).labels()).contains("0.5", "1", "2").doesNotContain("0.9", "1.1");
    }
}
