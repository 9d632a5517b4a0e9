package org.socialrx.stats.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.TooFewRowsException;

class MedianOddsRatioTest {
    @Test
    void the_likelihood_is_that_of_a_fine_grid_over_the_normal_effect() {
        long[] events = {3, 0, 40};
        long[] trials = {50, 20, 60};
        double expected = 0;
        for (int unit = 0; unit < 3; unit++) {
            double integral = 0;
            for (int i = -80_000; i <= 80_000; i++) {
                double z = i / 10_000.0;
                double p = 1 / (1 + Math.exp(0.7 - 1.3 * z));
                integral += Math.pow(p, (double) events[unit])
                        * Math.pow(1 - p, (double) (trials[unit] - events[unit]))
                        * Math.exp(-z * z / 2)
                        / Math.sqrt(2 * Math.PI)
                        / 10_000;
            }
            expected += Math.log(integral);
        }

        assertThat(MedianOddsRatio.logLikelihood(events, trials, -0.7, 1.3)).isCloseTo(expected, within(1e-7));
    }

    @Test
    void a_planted_variation_is_found_within_its_limits() {
        var random = new Random(5);
        var events = new long[200];
        var trials = new long[200];
        for (int unit = 0; unit < 200; unit++) {
            trials[unit] = 200L + random.nextInt(600);
            double p = 1 / (1 + Math.exp(3 - 0.5 * random.nextGaussian()));
            for (int person = 0; person < trials[unit]; person++) {
                events[unit] += random.nextDouble() < p ? 1 : 0;
            }
        }

        var odds = MedianOddsRatio.of(events, trials);

        // exp(sqrt(2) 0.5 0.6745) = 1.611
        assertThat(odds.low()).isLessThan(1.611);
        assertThat(odds.high()).isGreaterThan(1.611);
        assertThat(odds.deviation()).isCloseTo(0.5, within(0.08));
    }

    @Test
    void units_with_equal_shares_do_not_vary() {
        var odds = MedianOddsRatio.of(new long[] {5, 5, 5, 5}, new long[] {50, 50, 50, 50});

        assertThat(odds.estimate()).isCloseTo(1, within(1e-4));
        assertThat(odds.low()).isEqualTo(1);
    }

    @Test
    void two_units_or_one_outcome_are_too_little() {
        assertThatThrownBy(() -> MedianOddsRatio.of(new long[] {1, 2}, new long[] {5, 5}))
                .isInstanceOf(TooFewRowsException.class);
        assertThatThrownBy(() -> MedianOddsRatio.of(new long[] {0, 0, 0}, new long[] {5, 5, 5}))
                .isInstanceOf(TooFewRowsException.class);
    }
}
