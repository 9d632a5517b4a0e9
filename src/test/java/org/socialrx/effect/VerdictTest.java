package org.socialrx.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void a_test_warns_below_five_per_cent_passes_from_there_and_notes_when_there_was_none() {
        assertThat(Verdict.ofTest(0.0499)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.ofTest(0.05)).isEqualTo(Verdict.PASS);
        assertThat(Verdict.ofTest(Double.NaN)).isEqualTo(Verdict.NOTE);
    }

    @Test
    void degrees_of_freedom_fail_below_four_or_when_unknown_warn_below_ten_and_pass_from_there() {
        assertThat(Verdict.ofDegreesOfFreedom(3.9)).isEqualTo(Verdict.FAIL);
        assertThat(Verdict.ofDegreesOfFreedom(Double.NaN)).isEqualTo(Verdict.FAIL);
        assertThat(Verdict.ofDegreesOfFreedom(4)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.ofDegreesOfFreedom(9.9)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.ofDegreesOfFreedom(10)).isEqualTo(Verdict.PASS);
    }

    @Test
    void unequal_leaving_warns_on_either_side() {
        assertThat(Verdict.ofLeavingGap(0.06)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.ofLeavingGap(-0.06)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.ofLeavingGap(0.05)).isEqualTo(Verdict.PASS);
    }

    @Test
    void many_controls_referred_later_warn() {
        assertThat(Verdict.ofReferredLater(0.26)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.ofReferredLater(0.25)).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_verdict_stands_in_tables_in_lower_case() {
        assertThat(Verdict.WARN.word()).isEqualTo("warn");
    }
}
