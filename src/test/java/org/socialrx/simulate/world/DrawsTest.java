package org.socialrx.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int NUMBER = 100_000;

    /** Mean and variance over streams of one draw each, which also shows that neighbouring streams are unrelated. */
    private static double[] moments(ToDoubleFunction<Draws> draw) {
        double sum = 0;
        double squares = 0;
        for (int number = 0; number < NUMBER; number++) {
            double value = draw.applyAsDouble(Draws.of(1, "moments", number));
            sum += value;
            squares += value * value;
        }
        double mean = sum / NUMBER;
        return new double[] {mean, squares / NUMBER - mean * mean};
    }

    @Test
    void draws_have_the_moments_of_their_distributions() {
        // Tolerances are about five standard errors.
        assertThat(moments(Draws::uniform)[0]).isCloseTo(0.5, within(0.005));
        assertThat(moments(Draws::uniform)[1]).isCloseTo(1 / 12.0, within(0.002));
        assertThat(moments(Draws::normal)[0]).isCloseTo(0, within(0.016));
        assertThat(moments(Draws::normal)[1]).isCloseTo(1, within(0.025));
        assertThat(moments(draws -> draws.gamma(0.6))[0]).isCloseTo(1, within(0.022));
        assertThat(moments(draws -> draws.gamma(0.6))[1]).isCloseTo(1 / 0.6, within(0.12));
        assertThat(moments(draws -> draws.gamma(4))[1]).isCloseTo(0.25, within(0.008));
        assertThat(moments(draws -> draws.daysUntil(0.05))[0]).isCloseTo(20, within(0.32));
        assertThat(moments(draws -> draws.between(3, 7))[0]).isCloseTo(5, within(0.025));
    }

    @Test
    void a_stream_is_given_by_seed_name_and_number() {
        double first = Draws.of(1, "life", 5).uniform();

        assertThat(Draws.of(1, "life", 5).uniform()).isEqualTo(first);
        assertThat(Draws.of(2, "life", 5).uniform()).isNotEqualTo(first);
        assertThat(Draws.of(1, "person", 5).uniform()).isNotEqualTo(first);
        assertThat(Draws.of(1, "life", 6).uniform()).isNotEqualTo(first);
    }

    @Test
    void shares_decide_how_often_a_position_is_picked() {
        int[] picked = new int[3];
        for (int number = 0; number < NUMBER; number++) {
            picked[Draws.of(1, "pick", number).pick(5, 0, 15)]++;
        }

        assertThat(picked[0] / (double) NUMBER).isCloseTo(0.25, within(0.01));
        assertThat(picked[1]).isZero();
    }
}
