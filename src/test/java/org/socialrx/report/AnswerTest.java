package org.socialrx.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.release.ResultRow;
import org.socialrx.report.Answer.Verdict;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.study.Study;

class AnswerTest {
    private final Study study = PlausibleReport.study();

    @Test
    void an_interval_below_one_says_how_many_fewer() {
        var answer = answer(plateau("pass"), ratio(0.87, 0.78, 0.97), difference(-0.84, -1.59, -0.09));

        assertThat(answer.verdict()).isEqualTo(Verdict.FEWER);
        assertThat(answer.number()).isEqualTo("0.87");
        assertThat(answer.sentence())
                .isEqualTo(
                        "over months 6 to 24 the referred had 0.87 times the GP contacts expected from their matched "
                                + "controls (95 % CI 0.78 to 0.97), or 0.8 fewer contacts a patient-year (0.1 to 1.6 fewer).");
    }

    @Test
    void an_interval_above_one_says_how_many_more() {
        var answer = answer(plateau("pass"), ratio(1.2, 1.1, 1.3), difference(0.9, 0.4, 1.4));

        assertThat(answer.verdict()).isEqualTo(Verdict.MORE);
        assertThat(answer.sentence())
                .contains("1.20 times")
                .endsWith("or 0.9 more contacts a patient-year (0.4 to 1.4 more).");
    }

    @Test
    void an_interval_that_holds_one_shows_no_change_and_says_what_it_excludes() {
        var answer = answer(plateau("pass"), ratio(0.97, 0.88, 1.07), difference(-0.2, -0.8, 0.4));

        assertThat(answer.verdict()).isEqualTo(Verdict.NO_CHANGE_SHOWN);
        assertThat(answer.sentence())
                .startsWith("No change was shown: over months 6 to 24 the referred had 0.97 times")
                .contains("or 0.2 fewer contacts a patient-year (0.8 fewer to 0.4 more).")
                .endsWith("The data exclude more than 12 % fewer and more than 7.0 % more contacts.");
    }

    @Test
    void without_a_difference_the_ratio_stands_alone() {
        assertThat(answer(plateau("pass"), ratio(0.87, 0.78, 0.97)).sentence()).endsWith("(95 % CI 0.78 to 0.97).");
    }

    @Test
    void a_main_estimate_that_is_a_difference_is_told_as_one() {
        var main = row("difference", -0.84, -1.59, -0.09)
                .with(Estimate.IS_PRIMARY, true)
                .row();

        var answer = answer(plateau("pass"), main);

        assertThat(answer.number()).isEqualTo("−0.8");
        assertThat(answer.sentence())
                .startsWith("over months 6 to 24 the referred had 0.8 fewer than the GP contacts expected");
    }

    @Test
    void a_difference_that_holds_nought_says_what_it_excludes_too() {
        var main = row("difference", -0.2, -0.8, 0.4)
                .with(Estimate.IS_PRIMARY, true)
                .row();

        assertThat(answer(plateau("pass"), main).sentence())
                .endsWith("The data exclude more than 0.8 fewer and more than 0.4 more contacts a patient-year.");
    }

    @Test
    void an_effect_that_still_changes_is_not_settled() {
        for (var verdict : List.of("warn", "fail")) {
            var answer = answer(plateau(verdict), ratio(0.87, 0.78, 0.97), difference(-0.84, -1.59, -0.09));

            assertThat(answer.verdict()).isEqualTo(Verdict.NOT_SETTLED);
            assertThat(answer.sentence())
                    .startsWith("The effect is not settled:")
                    .contains("(plateau test, p = 0.012)")
                    .contains("0.87 (0.78 to 0.97)")
                    .endsWith("should not be read as one.");
        }
    }

    @Test
    void the_plateau_of_another_outcome_does_not_unsettle_the_answer() {
        var other = plateauOf("any-day", "warn");
        var own = plateauOf("gp-day", "pass");

        assertThat(answer(List.of(other, own), ratio(0.87, 0.78, 0.97)).verdict())
                .isEqualTo(Verdict.FEWER);
    }

    @Test
    void an_effect_whose_plateau_could_not_be_tested_says_so() {
        for (var untested : List.of(plateau("note"), List.<Row>of())) {
            assertThat(answer(untested, ratio(0.87, 0.78, 0.97)).sentence())
                    .endsWith("Whether the effect has settled could not be tested.");
        }
    }

    @Test
    void a_suppressed_estimate_is_not_hinted_at() {
        var main = row("ratio", 0.87, 0.78, 0.97)
                .with(Estimate.IS_PRIMARY, true)
                .with(Estimate.TREATED_COUNT, 5L)
                .row();

        var answer = answer(plateau("pass"), main);

        assertThat(answer.verdict()).isEqualTo(Verdict.SUPPRESSED);
        assertThat(answer.number()).isEmpty();
        assertThat(answer.sentence())
                .isEqualTo("The answer is not shown: it rests on too few patients to be released.");
    }

    @Test
    void a_failed_estimate_says_why() {
        var main = row("ratio", null, null, null).with(Estimate.IS_PRIMARY, true);

        assertThat(answer(plateau("pass"), main.row()).sentence())
                .isEqualTo("There is no answer: the main estimate could not be computed.");
        assertThat(answer(
                                plateau("pass"),
                                main.with(Estimate.FAILURE, "Singular design").row())
                        .sentence())
                .isEqualTo("There is no answer: the main estimate could not be computed (Singular design).");
    }

    @Test
    void a_release_without_a_main_estimate_has_no_answer() {
        var answer = answer(plateau("pass"), difference(-0.84, -1.59, -0.09));

        assertThat(answer.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(answer.verdict().isAnswer()).isFalse();
    }

    private Answer answer(List<Row> diagnostics, Row... estimates) {
        return Answer.of(
                study,
                PlausibleReport.sheet(Estimate.TABLE, estimates),
                PlausibleReport.sheet(Diagnostic.TABLE, diagnostics.toArray(new Row[0])));
    }

    private static Row ratio(double estimate, double low, double high) {
        return row("ratio", estimate, low, high).with(Estimate.IS_PRIMARY, true).row();
    }

    private static Row difference(double estimate, double low, double high) {
        return row("difference", estimate, low, high).row();
    }

    private static ResultRow row(String scale, @Nullable Double estimate, @Nullable Double low, @Nullable Double high) {
        return ResultRow.of(Estimate.TABLE)
                .with(Estimate.ANALYSIS, "primary")
                .with(Estimate.LABEL, "Main estimate")
                .with(Estimate.ANALYSIS_ORDER, 0)
                .with(Estimate.OUTCOME, "gp-day")
                .with(Estimate.SCALE, scale)
                .with(Estimate.SUBGROUP, "all")
                .with(Estimate.LEVEL, "all")
                .with(Estimate.IS_PRIMARY, false)
                .with(Estimate.IS_NAIVE, false)
                .with(Estimate.ESTIMATE, estimate)
                .with(Estimate.CI_LOW, low)
                .with(Estimate.CI_HIGH, high)
                .with(Estimate.STD_ERROR, scale.equals("ratio") ? 0.05 : 0.3)
                .with(Estimate.ERRORS, "CR2")
                .with(Estimate.TREATED_COUNT, 700L)
                .with(Estimate.CONTROL_COUNT, 1_200L)
                .with(Estimate.EVENT_COUNT, 9_000L);
    }

    private static List<Row> plateau(String verdict) {
        return new ArrayList<>(List.of(plateauOf("gp-day", verdict)));
    }

    private static Row plateauOf(String outcome, String verdict) {
        return ResultRow.of(Diagnostic.TABLE)
                .with(Diagnostic.DIAGNOSTIC, "plateau")
                .with(Diagnostic.LABEL, "Plateau")
                .with(Diagnostic.DIAGNOSTIC_ORDER, 1)
                .with(Diagnostic.OUTCOME, outcome)
                .with(Diagnostic.SUBJECT, "all")
                .with(Diagnostic.VERDICT, verdict)
                .with(Diagnostic.CANDIDATE_COUNT, 1_900L)
                .with(Diagnostic.P_VALUE, 0.012)
                .row();
    }
}
