package org.socialrx.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void the_normal_reference_gives_the_textbook_interval_and_a_p_value_that_does_not_vanish() {
        var two = Estimate.normal(2, 1, .95);

        assertThat(two.ciLow()).isCloseTo(2 - 1.959963984540054, offset(1e-12));
        assertThat(two.ciHigh()).isCloseTo(2 + 1.959963984540054, offset(1e-12));
        assertThat(two.pValue()).isCloseTo(0.04550026389635842, offset(1e-14));
        assertThat(two.df()).isNaN();
        // Twice the normal tail above 10, 7.619853024160527e-24.
        assertThat(Estimate.normal(10, 1, .95).pValue()).isCloseTo(1.5239706048321054e-23, offset(1e-35));
    }

    @Test
    void the_t_reference_takes_fractional_degrees_of_freedom() {
        // Quantile .975 of t with 5 degrees of freedom.
        assertThat(Estimate.student(0, 1, 5, .95).ciHigh()).isCloseTo(2.570581835636314, offset(1e-12));
        assertThat(Estimate.student(1, 1, 4.5, .95).pValue()).isBetween(.36, .38);
        assertThat(Estimate.student(1, 1, Double.POSITIVE_INFINITY, .95).pValue())
                .isCloseTo(Estimate.normal(1, 1, .95).pValue(), offset(1e-9));
    }

    @Test
    void without_degrees_of_freedom_there_is_neither_test_nor_interval() {
        var none = Estimate.student(1, .5, 0, .95);

        assertThat(none.stdError()).isEqualTo(.5);
        assertThat(none.pValue()).isNaN();
        assertThat(none.ciLow()).isNaN();
    }

    @Test
    void an_aliased_coefficient_stays_empty() {
        assertThat(Estimate.normal(Double.NaN, 1, .95).stdError()).isNaN();
    }

    @Test
    void joint_tests_use_upper_tails() {
        // P(chi-squared(2) > 2 log 20) = exp(-log 20) = .05; P(F(2, 2) > f) = 1/(1 + f).
        assertThat(JointTest.ofChiSquared("Wald", 2 * Math.log(20), 2).pValue()).isCloseTo(.05, offset(1e-14));
        assertThat(JointTest.ofF("F", 19, 2, 2).pValue()).isCloseTo(.05, offset(1e-14));
        assertThat(JointTest.ofF("F", 19, 2, -1).pValue()).isNaN();
    }
}
