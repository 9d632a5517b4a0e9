package org.socialrx.stats.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.TooFewRowsException;

class GradientIndicesTest {
    /** PHEindicatormethods test data, area 1: life expectancy by tenth, population and standard error. */
    private static final double[] PEOPLE = {7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534};

    private static final double[] VALUES = {
        75.9334590103081, 78.3442382727843, 83.8360631041654, 83.6375399664931, 80.4655031529559,
        81.1156759857022, 81.6930835718562, 84.1900062060987, 80.5955641081472, 86.2894349578624
    };

    @Test
    void the_indices_are_those_of_the_reference() {
        var indices = GradientIndices.of(PEOPLE, VALUES, new double[10]);

        assertThat(indices.slope().estimate()).isCloseTo(6.93461647366881, within(1e-9));
        assertThat(indices.relative().estimate()).isCloseTo(1.08881808044462, within(1e-10));
        assertThat(indices.concentration().estimate()).isCloseTo(0.0140263506446878, within(1e-12));
        assertThat(indices.slope().low()).isEqualTo(indices.slope().high());
    }

    @Test
    void limits_are_those_of_draws_of_the_values() {
        var random = new Random(7);
        var errors = new double[10];
        Arrays.fill(errors, 1.6);
        int draws = 20_000;
        var slopes = new double[draws];
        var relatives = new double[draws];
        var concentrations = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            var values = VALUES.clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += errors[i] * random.nextGaussian();
            }
            var drawn = GradientIndices.of(PEOPLE, values, new double[10]);
            slopes[draw] = drawn.slope().estimate();
            relatives[draw] = drawn.relative().estimate();
            concentrations[draw] = drawn.concentration().estimate();
        }

        var indices = GradientIndices.of(PEOPLE, VALUES, errors);

        assertInterval(indices.slope(), slopes);
        assertInterval(indices.relative(), relatives);
        assertInterval(indices.concentration(), concentrations);
    }

    /** Limits within five per cent of the interval's width of the quantiles of the draws. */
    private static void assertInterval(GradientIndices.Index index, double[] draws) {
        Arrays.sort(draws);
        double width = index.high() - index.low();
        assertThat(index.low()).isCloseTo(draws[(int) (0.025 * draws.length)], within(0.05 * width));
        assertThat(index.high()).isCloseTo(draws[(int) (0.975 * draws.length)], within(0.05 * width));
    }

    @Test
    void need_that_explains_everything_leaves_no_horizontal_inequity() {
        var people = new double[] {100, 100, 200};
        var events = new double[] {30, 20, 20};

        var counts = new RankedCounts(people, events);

        assertThat(counts.horizontalInequity(events).estimate()).isCloseTo(0, within(1e-15));
        // Equal need: what remains is the concentration index, 2 sum s (x - 1/2) y / mean =
        // 2 (0.25 (-0.375) 0.3 + 0.25 (-0.125) 0.2 + 0.5 (0.25) 0.1) / 0.175.
        assertThat(counts.horizontalInequity(new double[] {10, 10, 20}).estimate())
                .isCloseTo(2 * (-0.028125 - 0.00625 + 0.0125) / 0.175, within(1e-12));
    }

    @Test
    void one_group_has_no_index() {
        assertThatThrownBy(() -> GradientIndices.of(new double[] {1}, new double[] {1}, new double[] {1}))
                .isInstanceOf(TooFewRowsException.class);
    }
}
