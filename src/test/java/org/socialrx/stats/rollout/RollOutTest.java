package org.socialrx.stats.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.did.ControlGroup;
import org.socialrx.stats.did.PanelUnit;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.panel.StackWindow;

/**
 * Practices whose contacts follow the model without chance, so that every number is known: 640,000 person-days of
 * contacts in the first period, 5 % more in each later one, and from its beginning on half as many of a practice of
 * cohort 3, three quarters as many in the first period and then half as many of one of cohort 5.
 */
class RollOutTest {
    private static final int PERIODS = 6;

    private static Practice practice(String id, int cohort, double level) {
        var spells = new long[PERIODS];
        var days = new long[PERIODS];
        var contacts = new long[PERIODS];
        var referred = new long[PERIODS];
        for (var period = 1; period <= PERIODS; period++) {
            spells[period - 1] = 1000;
            days[period - 1] = 365_250;
            contacts[period - 1] =
                    Math.round(level * Math.pow(1.05, period - 1) * ratio(cohort, period) * 1_000_000_000);
            referred[period - 1] = period >= cohort && cohort > 0 ? 10 : 0;
        }
        return new Practice(id, cohort, spells, days, contacts, referred);
    }

    private static double ratio(int cohort, int period) {
        if (cohort == PanelUnit.NEVER || period < cohort) {
            return 1;
        }
        return cohort == 5 && period == 5 ? 0.75 : 0.5;
    }

    private static List<Practice> practices() {
        return List.of(
                practice("a", 3, 1),
                practice("b", 3, 2),
                practice("c", 5, 1),
                practice("d", 5, 3),
                practice("e", PanelUnit.NEVER, 1),
                practice("f", PanelUnit.NEVER, 2));
    }

    @Test
    void the_extended_model_finds_effects_that_differ_by_cohort_and_time() {
        var sample = RollOutSample.of(practices(), 1);

        var effect = TwoWayFit.extended(sample).effect(since -> true);

        // Cohort 3 loses half over periods 3 to 6 at level 3; cohort 5 a quarter in period 5, half in 6, at level 4.
        double untreated = 0;
        double treated = 0;
        for (var period = 3; period <= PERIODS; period++) {
            untreated += 3 * Math.pow(1.05, period - 1);
            treated += 3 * Math.pow(1.05, period - 1) * 0.5;
        }
        untreated += 4 * Math.pow(1.05, 4) + 4 * Math.pow(1.05, 5);
        treated += 4 * Math.pow(1.05, 4) * 0.75 + 4 * Math.pow(1.05, 5) * 0.5;
        assertThat(effect.fitted() / effect.without()).isCloseTo(treated / untreated, within(1e-8));
        // 1,000 person-years a practice and period: two practices over four periods, two over two.
        assertThat(effect.exposure()).isCloseTo(12_000, within(1e-9));
        assertThat((effect.fitted() - effect.without()) / effect.exposure())
                .isCloseTo((treated - untreated) * 1e9 / 12_000, within(1.0));
    }

    @Test
    void an_effect_can_be_told_by_time_since_the_beginning() {
        var sample = RollOutSample.of(practices(), 1);
        var fit = TwoWayFit.extended(sample);

        var first = fit.effect(since -> since == 0);

        // Period 3 of cohort 3 and period 5 of cohort 5.
        double untreated = 3 * Math.pow(1.05, 2) + 4 * Math.pow(1.05, 4);
        double treated = 3 * Math.pow(1.05, 2) * 0.5 + 4 * Math.pow(1.05, 4) * 0.75;
        assertThat(first.fitted() / first.without()).isCloseTo(treated / untreated, within(1e-8));
        assertThat(fit.effect(since -> since > 10).exposure()).isZero();
    }

    @Test
    void the_plain_model_is_wrong_when_effects_grow() {
        // Every practice begins, at -10 % a period since its beginning: early practices are bad controls later on.
        List<Practice> growing = new ArrayList<>();
        for (var cohort : new int[] {2, 4, 6}) {
            for (var copy = 0; copy < 2; copy++) {
                growing.add(growing("g" + cohort + copy, cohort));
            }
        }
        var sample = RollOutSample.of(growing, 1);

        var plain = TwoWayFit.plain(sample).effect(since -> true);
        var extended = TwoWayFit.extended(sample).effect(since -> true);

        // Truth over periods 2 to 5: cohort 2 at .9, .81, .729, .6561, cohort 4 at .9, .81, all of one level.
        assertThat(extended.fitted() / extended.without())
                .isCloseTo((0.9 + 0.81 + 0.729 + 0.6561 + 0.9 + 0.81) / 6, within(1e-8));
        assertThat(plain.fitted() / plain.without()).isGreaterThan(extended.fitted() / extended.without() + 0.03);
    }

    private static Practice growing(String id, int cohort) {
        var practice = practice(id, PanelUnit.NEVER, 1);
        for (var period = 1; period <= PERIODS; period++) {
            practice.contacts()[period - 1] =
                    period < cohort ? 1_000_000_000 : Math.round(Math.pow(0.9, period - cohort + 1) * 1_000_000_000);
        }
        return new Practice(
                id, cohort, practice.spells(), practice.days(), practice.contacts(), practice.firstReferrals());
    }

    @Test
    void group_time_effects_of_the_log_rate_are_mean_log_ratios_of_practices() {
        var sample = RollOutSample.of(practices(), 1);

        var ofLogs = GroupTime.of(sample, ControlGroup.NOT_YET_TREATED, Math::log);

        // Four cells of log .5 and two of log .75 and log .5, both cohorts of one size.
        double mean = (5 * Math.log(0.5) + Math.log(0.75)) / 6;
        assertThat(ofLogs.effect(0.95).estimate()).isCloseTo(mean, within(1e-7));
        assertThat(ofLogs.practices()).isEqualTo(6);
        assertThat(ofLogs.effect(0.95).df()).isEqualTo(5);
    }

    @Test
    void stacked_effects_of_the_log_rate_are_weighted_by_the_cohorts_that_fill_their_window() {
        var sample = RollOutSample.of(practices(), 1);

        var one = StackedRates.of(sample, new StackWindow(2, 1), Math::log, ClusterCovarianceType.CR2, 0.95);

        // Cohort 3 loses log .5 in periods 3 and 4, cohort 5 log .75 and log .5 in 5 and 6; two practices each.
        assertThat(one.effect().estimate()).isCloseTo((3 * Math.log(0.5) + Math.log(0.75)) / 4, within(1e-7));
        assertThat(one.cohorts()).isEqualTo(2);
        assertThat(one.practices()).isEqualTo(6);

        // A window of three periods after the first leaves cohort 3, whose clean controls are the two that never begin.
        var other = StackedRates.of(sample, new StackWindow(2, 3), Math::log, ClusterCovarianceType.CR1S, 0.95);
        assertThat(other.effect().estimate()).isCloseTo(Math.log(0.5), within(1e-7));
        assertThat(other.cohorts()).isEqualTo(1);
        assertThat(other.practices()).isEqualTo(4);
    }

    @Test
    void a_window_that_no_cohort_fills_is_refused() {
        var sample = RollOutSample.of(practices(), 1);

        assertThatThrownBy(() ->
                        StackedRates.of(sample, new StackWindow(5, 1), Math::log, ClusterCovarianceType.CR2, 0.95))
                .isInstanceOf(NoRollOutException.class)
                .hasMessage("No practice begins 5 periods or more after the first and 1 or more before the last while"
                        + " another has not begun by then");
    }

    @Test
    void practices_that_always_referred_are_left_out_and_the_last_to_begin_are_the_controls_before_it() {
        var sample = RollOutSample.of(List.of(practice("a", 1, 1), practice("b", 3, 1), practice("c", 5, 1)), 1);

        assertThat(sample.periods()).isEqualTo(4);
        assertThat(sample.practices()).extracting(Practice::id).containsExactly("b", "c");
        assertThat(sample.practices()).extracting(Practice::cohort).containsExactly(3, PanelUnit.NEVER);
        assertThat(sample.registered(true)).isEqualTo(1000);
        // Ten patients in each of periods 3 and 4, of 1,000 registered.
        assertThat(sample.uptake()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void practices_that_all_begin_at_once_cannot_be_compared() {
        assertThatThrownBy(() -> RollOutSample.of(List.of(practice("a", 3, 1), practice("b", 3, 1)), 1))
                .isInstanceOf(NoRollOutException.class)
                .hasMessage("No practice begins to refer while another has not begun");
        assertThatThrownBy(() -> RollOutSample.of(List.of(), 1)).isInstanceOf(NoRollOutException.class);
    }

    @Test
    void periods_in_which_too_few_practices_have_not_begun_are_left_out() {
        var sample = RollOutSample.of(practices(), 3);

        // From period 5 on only two have not begun; those of cohort 5 are controls before it.
        assertThat(sample.periods()).isEqualTo(4);
        assertThat(sample.practices())
                .extracting(Practice::cohort)
                .containsExactly(3, 3, PanelUnit.NEVER, PanelUnit.NEVER, PanelUnit.NEVER, PanelUnit.NEVER);
        assertThatThrownBy(() -> RollOutSample.of(practices(), 5))
                .hasMessage("No practice begins to refer while 5 others have not begun");
    }

    @Test
    void the_error_is_by_practice_with_few_degrees_of_freedom() {
        var sample = RollOutSample.of(noisy(), 1);
        var fit = TwoWayFit.extended(sample);

        var effect = fit.effect(since -> true).logRatio(fit.covariance(), ClusterCovarianceType.CR2, 0.95);

        assertThat(fit.covariance().clusters()).isEqualTo(6);
        assertThat(effect.stdError()).isPositive();
        assertThat(effect.df()).isBetween(1.0, 5.0);
    }

    /** The same practices, each with a period of its own in which contacts rise by a tenth. */
    private static List<Practice> noisy() {
        var practices = practices();
        for (var at = 0; at < practices.size(); at++) {
            practices.get(at).contacts()[at] = Math.round(practices.get(at).contacts()[at] * 1.1);
        }
        return practices;
    }
}
