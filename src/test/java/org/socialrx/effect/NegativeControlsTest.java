package org.socialrx.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.inference.Estimate;

class NegativeControlsTest {
    /** Log ratios .1 and .3 in turn, each with an error of .01: systematic error of mean .2 and sd .1, less chance. */
    private static NegativeControls controls(int number) {
        return new NegativeControls(IntStream.range(0, number)
                .mapToObj(at -> Estimate.normal(at % 2 == 0 ? 0.1 : 0.3, 0.01, 0.95))
                .toList());
    }

    @Test
    void ten_negative_controls_move_the_effect_by_their_mean_and_widen_its_interval() {
        var calibrated =
                controls(10).calibrated(Estimate.normal(0.2, 0.05, 0.95)).orElseThrow();

        assertThat(calibrated.estimate()).isCloseTo(1, within(1e-9));
        // sigma squared is .01 - .0001, the variance of the estimates about .2 less that of chance.
        assertThat(calibrated.stdError()).isCloseTo(Math.sqrt(0.0099 + 0.0025), within(1e-6));
        assertThat(calibrated.pValue()).isCloseTo(1, within(1e-9));
    }

    @Test
    void imprecise_negative_controls_are_tested_against_chance() {
        // Five z of 1 and five of 0.2: 5 + 5 * 0.04 = 5.2 on ten degrees; R: pchisq(5.2, 10, lower = FALSE) = 0.8774.
        var controls = new NegativeControls(IntStream.range(0, 10)
                .mapToObj(at -> Estimate.normal(at % 2 == 0 ? 0.3 : -0.06, 0.3, 0.95))
                .toList());

        assertThat(controls.squaredDeviates()).isCloseTo(5.2, within(1e-12));
        assertThat(controls.chanceOfNone()).isCloseTo(0.8774, within(5e-4));
        assertThat(controls(10).chanceOfNone()).isLessThan(1e-12);
    }

    @Test
    void nine_are_too_few() {
        assertThat(controls(9).systematicError()).isEmpty();
        assertThat(controls(9).calibrated(Estimate.normal(0.2, 0.05, 0.95))).isEmpty();
    }

    @Test
    void a_large_systematic_error_warns() {
        assertThat(Verdict.ofSystematicError(0.24)).isEqualTo(Verdict.PASS);
        assertThat(Verdict.ofSystematicError(0.25)).isEqualTo(Verdict.WARN);
        assertThat(controls(10).systematicError().orElseThrow().ease()).isBetween(0.19, 0.21);
    }
}
