package org.socialrx.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimultaneousLevelTest {
    private static final double[][] IDENTITY = {{1, 0}, {0, 1}};

    @Test
    void one_combination_takes_its_own_tail() {
        assertThat(SimultaneousLevel.tail(new double[][] {{1, 0}}, IDENTITY, 0.95, 1))
                .isCloseTo(0.025, within(0.001));
    }

    @Test
    void two_independent_combinations_share_the_tail_as_sidak_says() {
        assertThat(SimultaneousLevel.tail(IDENTITY, new double[][] {{4, 0}, {0, 9}}, 0.95, 1))
                .isCloseTo((1 - Math.sqrt(0.95)) / 2, within(0.0008));
    }

    @Test
    void combinations_that_follow_from_others_or_have_no_variance_cost_nothing() {
        var contrasts = new double[][] {{1, 0}, {-2, 0}, {0, 1}};

        assertThat(SimultaneousLevel.tail(contrasts, new double[][] {{1, 0}, {0, 0}}, 0.95, 1))
                .isCloseTo(0.025, within(0.001));
    }

    @Test
    void the_same_seed_gives_the_same_number() {
        assertThat(SimultaneousLevel.tail(IDENTITY, IDENTITY, 0.95, 5))
                .isEqualTo(SimultaneousLevel.tail(IDENTITY, IDENTITY, 0.95, 5));
    }
}
