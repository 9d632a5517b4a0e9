package org.socialrx.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.socialrx.effect.MatchedPanels.Candidate.control;
import static org.socialrx.effect.MatchedPanels.Candidate.referred;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.Study;

class EffectEstimationTest {
    private static final Study SHORT = MatchedPanels.shortStudy(
            "outcomes: [{name: gp-day, measure: day}]",
            "estimates: {primary: {outcome: gp-day}, subgroups: [sex], first-effect-periods: [0]}");

    /** Three practices, one set each: the referred 10 then 6 contacts, the controls 8 then 8 by weight. */
    private static MatchedPanels threeSets() {
        return new MatchedPanels(SHORT)
                .add(referred("A", "1").in("A1", 1).contacts(3, 4, 4, 2))
                .add(control("A", "2").in("A1", 1).contacts(2, 1, 1, 3))
                .add(referred("B", "3").in("B3", 1).contacts(5, 4, 4, 1))
                .add(control("B", "4").in("B3", 0.5).contacts(2, 1, 1, 3))
                .add(control("B", "5").in("B3", 0.5).contacts(4, 1, 1, 1))
                .add(referred("C", "6").in("C6", 1).contacts(2, 4, 4, 3))
                .add(control("C", "7").in("C6", 1).contacts(3, 1, 1, 3));
    }

    private static EffectTables threeSetsEstimated() {
        return ThreeSets.TABLES;
    }

    /** Estimated once for all tests. */
    private static final class ThreeSets {
        private static final EffectTables TABLES = estimate(SHORT, threeSets());
    }

    private static EffectTables estimate(Study study, MatchedPanels panels) {
        return EffectEstimation.estimate(study, panels.inputs());
    }

    private static Row row(EffectTables tables, String analysis, String scale) {
        return tables.estimate()
                .where(Estimate.ANALYSIS
                        .col()
                        .equalTo(analysis)
                        .and(Estimate.SCALE.col().equalTo(scale)))
                .collectAsList()
                .get(0);
    }

    private static double number(Row row, org.socialrx.table.Field field) {
        return row.getAs(field.name());
    }

    @Test
    void the_main_ratio_is_that_of_weighted_contacts_when_everybody_is_observed_throughout() {
        var tables = threeSetsEstimated();

        // Referred 10 before and 6 after; controls 2 + (2 + 4)/2 + 3 = 8 before and 3 + (3 + 1)/2 + 3 = 8 after.
        var ratio = row(tables, "primary", "ratio");
        assertThat(number(ratio, Estimate.ESTIMATE)).isCloseTo(0.6, within(1e-10));
        assertThat(ratio.<Boolean>getAs("is_primary")).isTrue();
        assertThat(ratio.<Long>getAs("treated_count")).isEqualTo(3);
        assertThat(ratio.<Long>getAs("control_count")).isEqualTo(4);
        assertThat(ratio.<Long>getAs("event_count")).isEqualTo(10 + 6 + 11 + 10);
        assertThat(ratio.<Long>getAs("cluster_count")).isEqualTo(3);
        // Mean of mu1 - mu0: (6 - 6/0.6) contacts over three periods of 91 days.
        var difference = row(tables, "primary", "difference");
        assertThat(number(difference, Estimate.ESTIMATE)).isCloseTo(-4 / (3 * 91 / 365.25), within(1e-9));
        assertThat(difference.<Boolean>getAs("is_primary")).isFalse();
    }

    @Test
    void pooled_arms_set_effects_and_persons_agree_when_everybody_is_observed_throughout() {
        var tables = threeSetsEstimated();

        assertThat(number(row(tables, "pooled", "ratio"), Estimate.ESTIMATE)).isCloseTo(0.6, within(1e-10));
        // Within a set the ratio of the arms after over before is pooled over sets by their contacts, not equal in
        // general.
        assertThat(number(row(tables, "matched-set-effects", "ratio"), Estimate.ESTIMATE))
                .isBetween(0.5, 0.7);
    }

    @Test
    void the_naive_before_after_looks_at_the_referred_alone_and_is_marked() {
        var tables = threeSetsEstimated();

        // A year before is periods -2 and -1 here, a year after 0 and 1: 10 + 12 before, 12 + 6 after.
        var naive = row(tables, "before-after", "ratio");
        assertThat(number(naive, Estimate.ESTIMATE)).isCloseTo(18.0 / 22, within(1e-10));
        assertThat(naive.<Boolean>getAs("is_naive")).isTrue();
        assertThat(naive.<Long>getAs("control_count")).isZero();
    }

    @Test
    void exactly_one_row_is_the_main_estimate_also_on_the_scale_of_differences() {
        var study = MatchedPanels.shortStudy(
                "outcomes: [{name: gp-day, measure: day}]",
                "estimates: {primary: {outcome: gp-day, scale: difference}, first-effect-periods: [0]}");

        var primary = estimate(study, threeSets())
                .estimate()
                .where(Estimate.IS_PRIMARY.col())
                .collectAsList();

        assertThat(primary).hasSize(1);
        assertThat(primary.get(0).<String>getAs("scale")).isEqualTo("difference");
    }

    @Test
    void a_subgroup_without_contacts_of_an_arm_is_a_row_with_its_reason() {
        var panels = threeSets()
                .add(referred("C", "8").sex("male").in("C8", 1).contacts(1, 0, 0, 0))
                .add(control("C", "9").sex("male").in("C8", 1).contacts(1, 0, 0, 1));

        var male = estimate(SHORT, panels)
                .estimate()
                .where(Estimate.LEVEL.col().equalTo("male"))
                .collectAsList();

        assertThat(male).hasSize(1);
        assertThat(male.get(0).<Double>getAs("estimate")).isNull();
        assertThat(male.get(0).<String>getAs("failure")).isEqualTo("No contacts of the referred in the effect periods");
    }

    @Test
    void a_subgroup_in_one_practice_says_that_practices_are_too_few() {
        var panels = threeSets()
                .add(referred("C", "8").sex("male").in("C8", 1).contacts(1, 0, 0, 2))
                .add(control("C", "9").sex("male").in("C8", 1).contacts(1, 0, 0, 1));

        var male = estimate(SHORT, panels)
                .estimate()
                .where(Estimate.LEVEL.col().equalTo("male"))
                .first();

        assertThat(male.<String>getAs("failure")).isEqualTo("Too few clusters: 1, at least 2 are needed");
    }

    @Test
    void a_main_estimate_that_cannot_be_computed_is_a_problem_of_statistics() {
        var panels = new MatchedPanels(SHORT)
                .add(referred("A", "1").in("A1", 1).contacts(3, 4, 4, 0))
                .add(control("A", "2").in("A1", 1).contacts(2, 1, 1, 3));

        assertThatThrownBy(() -> estimate(SHORT, panels))
                .isInstanceOfSatisfying(
                        Problems.class,
                        problems -> assertThat(problems.exitCode()).isEqualTo(ExitCode.STATISTICS))
                .hasMessageContaining("No contacts of the referred in the effect periods");
    }

    @Test
    void no_matched_set_at_all_is_a_problem_of_statistics() {
        var panels = new MatchedPanels(SHORT).add(referred("A", "1").contacts(3, 4, 4, 0));

        assertThatThrownBy(() -> estimate(SHORT, panels))
                .isInstanceOf(Problems.class)
                .hasMessageContaining("No candidates");
    }

    @Test
    void the_sets_of_a_wide_propensity_model_give_a_supporting_estimate_of_the_main_outcome() {
        var one = referred("A", "1").in("A1", 1).contacts(3, 4, 4, 2);
        var two = control("A", "2").in("A1", 1).contacts(2, 1, 1, 3);
        var three = referred("B", "3").in("B3", 1).contacts(5, 4, 4, 1);
        var four = control("B", "4").in("B3", 1).contacts(2, 1, 1, 3);
        var panels = new MatchedPanels(SHORT).add(one).add(two).add(three).add(four);
        panels.match(one, "wide").match(two, "wide").match(three, "wide").match(four, "wide");

        var row = estimate(SHORT, panels)
                .estimate()
                .where(Estimate.ANALYSIS.col().equalTo("wide-matched"))
                .first();

        assertThat(row.<Boolean>getAs("is_naive")).isFalse();
        assertThat(number(row, Estimate.ESTIMATE)).isCloseTo((3.0 / 8) / (6.0 / 4), within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trajectory", "early-contacts"})
    void a_design_matched_on_the_past_is_naive_and_absent_when_nobody_made_it(String design) {
        var one = referred("A", "1").in("A1", 1).contacts(3, 4, 4, 2);
        var two = control("A", "2").in("A1", 1).contacts(2, 1, 1, 3);
        var three = referred("B", "3").in("B3", 1).contacts(5, 4, 4, 1);
        var four = control("B", "4").in("B3", 1).contacts(2, 1, 1, 3);
        var without = new MatchedPanels(SHORT).add(one).add(two).add(three).add(four);
        Column isOfDesign = Estimate.ANALYSIS.col().equalTo(design + "-matched");

        assertThat(estimate(SHORT, without).estimate().where(isOfDesign).isEmpty())
                .isTrue();
        without.match(one, design).match(two, design).match(three, design).match(four, design);
        var tables = estimate(SHORT, without);
        var row = tables.estimate().where(isOfDesign).first();

        assertThat(row.<Boolean>getAs("is_naive")).isTrue();
        assertThat(number(row, Estimate.ESTIMATE)).isCloseTo((3.0 / 8) / (6.0 / 4), within(1e-10));
        assertThat(tables.diagnostic()
                        .where(Diagnostic.SUBJECT.col().equalTo(design))
                        .select(Diagnostic.VERDICT.col())
                        .collectAsList())
                .extracting(verdict -> verdict.getString(0))
                .containsExactly("note");
    }

    @Test
    void controls_count_until_their_own_referral_except_in_the_uncensored_estimate() {
        var panels = threeSets()
                .add(referred("A", "8").in("A8", 1).contacts(2, 0, 0, 2))
                .add(control("A", "9")
                        .in("A8", 1)
                        .referredOn(MatchedPanels.INDEX.plusDays(91))
                        .censoredDays(91, 91, 91, 0)
                        .contacts(2, 0, 0, 8));

        var tables = estimate(SHORT, panels);

        // Censored, patient 9 has one period left and tells nothing: 12 to 8 against 8 to 8.
        assertThat(number(row(tables, "primary", "ratio"), Estimate.ESTIMATE)).isCloseTo(8.0 / 12, within(1e-10));
        // Uncensored: 12 to 8 against 10 to 16.
        assertThat(number(row(tables, "uncensored", "ratio"), Estimate.ESTIMATE))
                .isCloseTo((8.0 / 12) / (16.0 / 10), within(1e-10));
        var later = tables.diagnostic()
                .where(Diagnostic.DIAGNOSTIC.col().equalTo("referred-later"))
                .first();
        assertThat(number(later, Diagnostic.VALUE)).isEqualTo(1.0 / 5);
    }

    @Test
    void the_dead_stay_without_contacts_in_the_estimate_with_deaths() {
        var panels = threeSets()
                .add(referred("A", "8")
                        .in("A8", 1)
                        .left("death", MatchedPanels.INDEX.plusDays(10))
                        .days(91, 91, 10, 0)
                        .contacts(4, 0, 0, 0))
                .add(control("A", "9").in("A8", 1).contacts(4, 0, 0, 4));

        var tables = estimate(SHORT, panels);

        // While alive patient 8 tells nothing: 10 to 6 against 12 to 12. Counted as not consulting: 14 to 6.
        assertThat(number(row(tables, "primary", "ratio"), Estimate.ESTIMATE)).isCloseTo(0.6, within(1e-10));
        assertThat(number(row(tables, "with-deaths", "ratio"), Estimate.ESTIMATE))
                .isCloseTo(6.0 / 14, within(1e-10));
    }

    @Test
    void arm_rates_weight_controls_and_count_people_and_contacts_as_they_are() {
        var rates = threeSetsEstimated().armRate();

        var control = rates.where(ArmRate.DESIGN
                        .col()
                        .equalTo("primary")
                        .and(ArmRate.ARM.col().equalTo("control"))
                        .and(ArmRate.PERIOD.col().equalTo(-2)))
                .first();
        assertThat(control.<Long>getAs("candidate_count")).isEqualTo(4);
        assertThat(control.<Long>getAs("event_count")).isEqualTo(11);
        assertThat(number(control, ArmRate.PERSON_YEARS)).isCloseTo(4 * 91 / 365.25, within(1e-12));
        // Eight contacts by weight in three person-periods by weight.
        assertThat(number(control, ArmRate.RATE)).isCloseTo(8 / (3 * 91 / 365.25), within(1e-12));
        assertThat(rates.select(ArmRate.DESIGN.col()).distinct().count()).isEqualTo(2);
    }

    @Test
    void the_event_study_compares_each_period_with_the_baseline_mean() {
        var tables = threeSetsEstimated();

        List<Row> periods = tables.eventTime().orderBy(EventTime.PERIOD.col()).collectAsList();
        assertThat(periods)
                .extracting(row -> row.<String>getAs("window"))
                .containsExactly("baseline", "left-out", "left-out", "effect");
        assertThat(number(periods.get(0), EventTime.ESTIMATE)).isCloseTo(1, within(1e-10));
        // Period -1: referred 12 against 10; controls 1 + 1/2 + 1/2 + 1 = 3 against 8.
        assertThat(number(periods.get(1), EventTime.ESTIMATE)).isCloseTo((12.0 / 10) / (3.0 / 8), within(1e-9));
        assertThat(number(periods.get(3), EventTime.ESTIMATE)).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void a_period_without_contacts_of_an_arm_has_a_reason_and_the_others_go_on() {
        var panels = new MatchedPanels(SHORT)
                .add(referred("A", "1").in("A1", 1).contacts(3, 4, 0, 2))
                .add(control("A", "2").in("A1", 1).contacts(2, 1, 1, 3))
                .add(referred("B", "3").in("B3", 1).contacts(5, 4, 0, 1))
                .add(control("B", "4").in("B3", 1).contacts(2, 1, 1, 3));

        List<Row> periods = estimate(SHORT, panels)
                .eventTime()
                .orderBy(EventTime.PERIOD.col())
                .collectAsList();

        assertThat(periods.get(2).<String>getAs("failure")).isEqualTo("No contacts of an arm in this period");
        assertThat(periods.get(2).<Double>getAs("estimate")).isNull();
        assertThat(number(periods.get(3), EventTime.ESTIMATE)).isCloseTo((3.0 / 8) / (6.0 / 4), within(1e-9));
    }

    /** Six practices with one set each: 8 contacts a period, the referred half as many from period 2 on. */
    private static MatchedPanels halved(Study study) {
        var panels = new MatchedPanels(study);
        for (var practice = 0; practice < 6; practice++) {
            var referred = new int[16];
            var control = new int[16];
            for (var at = 0; at < 16; at++) {
                // Every practice has periods of its own in which somebody comes once more often.
                referred[at] = (at >= 10 ? 4 : 8) + ((at + practice) % 5 == 0 ? 1 : 0);
                control[at] = 8 + ((at + 2 * practice) % 5 == 1 ? 1 : 0);
            }
            var id = "P" + practice;
            panels.add(referred(id, id + "r").in(id, 1).contacts(referred), "gp-day", "ear-wax")
                    .add(control(id, id + "c").in(id, 1).contacts(control), "gp-day", "ear-wax");
        }
        return panels;
    }

    private static EffectTables halvedEstimated() {
        return Halved.TABLES;
    }

    /** Estimated once for all tests. */
    private static final class Halved {
        private static final Study STUDY = MatchedPanels.study(
                "outcomes: [{name: gp-day, measure: day}, {name: ear-wax, measure: day}]",
                "estimates: {primary: {outcome: gp-day},"
                        + " sensitivity: {honest-did: [0.5], negative-controls: [ear-wax]}}");
        private static final EffectTables TABLES = estimate(STUDY, halved(STUDY));
    }

    private static Row diagnostic(EffectTables tables, String name, String subject) {
        return tables.diagnostic()
                .where(Diagnostic.DIAGNOSTIC
                        .col()
                        .equalTo(name)
                        .and(Diagnostic.SUBJECT.col().equalTo(subject)))
                .first();
    }

    @Test
    void a_placebo_date_compares_late_with_early_baseline_periods() {
        var placebo = row(halvedEstimated(), "placebo-date", "ratio");

        // Places 0 to 3 against 4 and 5, 192 and 96 contacts each but for the extra ones. Of the referred, practice p
        // has one at places that are -p modulo 5: practice 0 at 0 and 5, 1 at 4, 2 at 3, 3 at 2, 4 at 1, 5 at 0 and 5:
        // 5 before, 3 after. Of the controls at 1 - 2p modulo 5: 0 at 1, 1 at 4, 2 at 2, 3 at 0 and 5, 4 at 3, 5 at 1:
        // 5 before, 2 after.
        assertThat(number(placebo, Estimate.ESTIMATE)).isCloseTo((99.0 / 197) / (98.0 / 197), within(1e-9));
        assertThat(placebo.<Boolean>getAs("is_primary")).isFalse();
        assertThat(diagnostic(halvedEstimated(), "placebo-date", "all").<String>getAs("verdict"))
                .isEqualTo("pass");
    }

    @Test
    void parting_trends_widen_the_interval_until_nothing_is_shown() {
        var bounded = row(halvedEstimated(), "honest-did-0.5", "ratio");
        var primary = row(halvedEstimated(), "primary", "ratio");
        var breakdown = number(diagnostic(halvedEstimated(), "honest-did", "all"), Diagnostic.VALUE);

        assertThat(number(bounded, Estimate.CI_HIGH) / number(bounded, Estimate.CI_LOW))
                .isGreaterThan(number(primary, Estimate.CI_HIGH) / number(primary, Estimate.CI_LOW));
        assertThat(number(bounded, Estimate.ESTIMATE)).isBetween(0.4, 0.7);
        assertThat(breakdown).isPositive();
        assertThat(breakdown > 0.5).isEqualTo(number(bounded, Estimate.CI_HIGH) < 1);
    }

    @Test
    void an_e_value_says_how_strong_a_confounder_would_be() {
        var inverse = 1 / number(row(halvedEstimated(), "primary", "ratio"), Estimate.ESTIMATE);

        // VanderWeele and Ding: 1/RR + sqrt(1/RR (1/RR - 1)).
        assertThat(number(diagnostic(halvedEstimated(), "e-value", "estimate"), Diagnostic.VALUE))
                .isCloseTo(inverse + Math.sqrt(inverse * (inverse - 1)), within(1e-12));
        assertThat(number(diagnostic(halvedEstimated(), "e-value", "interval"), Diagnostic.VALUE))
                .isBetween(1.0, inverse + Math.sqrt(inverse * (inverse - 1)));
    }

    @Test
    void calibration_is_refused_below_ten_negative_controls_which_stand_as_rows() {
        var tables = halvedEstimated();

        assertThat(number(row(tables, "negative-control", "ratio"), Estimate.ESTIMATE))
                .isCloseTo(number(row(tables, "primary", "ratio"), Estimate.ESTIMATE), within(1e-12));
        assertThat(diagnostic(tables, "systematic-error", "all").<String>getAs("failure"))
                .isEqualTo("Refused: negative controls are too few: 1, at least 10 are needed");
        assertThat(tables.estimate()
                        .where(Estimate.ANALYSIS.col().equalTo("calibrated"))
                        .isEmpty())
                .isTrue();
    }
}
