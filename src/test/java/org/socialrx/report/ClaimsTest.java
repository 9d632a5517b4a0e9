package org.socialrx.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.release.ResultRow;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.study.Study;

/** The sentence of every figure, one test for each branch of its rule. */
class ClaimsTest {
    private final Study study = PlausibleReport.study();

    @Test
    void the_event_study_says_whether_the_arms_were_parallel_and_parted() {
        assertThat(events(1.0, 0.8))
                .isEqualTo(
                        "Referred and controls move together before the months around referral and in 1 of 1 periods after it the referred have fewer contacts.");
        assertThat(events(1.0, 1.3)).endsWith("in 1 of 1 periods after it the referred have more contacts.");
        assertThat(events(1.4, 1.0))
                .isEqualTo(
                        "Referred and controls already move apart in 1 of 1 baseline periods and no single period after it differs from the baseline.");
        assertThat(events(1.0, 0.8, 1.3)).endsWith("and after it 1 periods lie below and 1 above the baseline.");
        assertThat(events(1.0)).endsWith("and no period after it is shown.");
        assertThat(eventStudy(event(2, "effect", 1.0))).startsWith("The baseline periods are not shown,");
    }

    @Test
    void the_rates_say_which_arm_consults_more() {
        assertThat(rates(7, 5, 7, 5)).isEqualTo("The referred consult more than their controls throughout.");
        assertThat(rates(4, 5, 4, 5)).isEqualTo("The referred consult no more than their controls in any period.");
        assertThat(rates(7, 5, 4, 5)).isEqualTo("The referred consult more than their controls in 1 of 2 periods.");
        var alone = PlausibleReport.sheet(ArmRate.TABLE, rate("referred", -8, 7), rate("control", -7, 5));
        assertThat(RatesFigure.of(study, alone).orElseThrow().claim())
                .isEqualTo("The two arms are shown in no common period.");
    }

    @Test
    void balance_names_the_covariates_that_still_differ() {
        assertThat(balance(0.05, -0.02))
                .isEqualTo("After matching every covariate shown is within 0.1 standard deviations.");
        assertThat(balance(0.15, -0.02))
                .isEqualTo("After matching 1 of 2 covariates still differ by more than 0.1 standard deviations: c0.");
        assertThat(balance(0.15, -0.2, 0.3, 0.4))
                .isEqualTo(
                        "After matching 4 of 4 covariates still differ by more than 0.1 standard deviations: c3, c2, c1 and others.");
        var before = PlausibleReport.sheet(CovariateBalance.TABLE, covariate("before", 0, 0.2));
        assertThat(LoveFigure.of(before).orElseThrow().claim()).isEqualTo("Balance after matching is not shown.");
    }

    @Test
    void overlap_says_how_many_found_nobody_alike() {
        assertThat(OverlapFigure.claim(PlausibleReport.sheet(MatchLoss.TABLE, loss(1_000, 800)), "primary"))
                .isEqualTo("20 % of the referred have no control with a similar score; nothing is said about them.");
        assertThat(OverlapFigure.claim(PlausibleReport.sheet(MatchLoss.TABLE, loss(1_000, 980)), "primary"))
                .isEqualTo("Nearly all of the referred have a control with a similar score; 2.0 % have none.");
        assertThat(OverlapFigure.claim(PlausibleReport.sheet(MatchLoss.TABLE, loss(1_000, 996)), "primary"))
                .isEqualTo("How many of the referred have no control is not shown.");
    }

    @Test
    void both_propensity_models_stand_side_by_side_and_a_penalised_coefficient_has_no_limits() {
        var blocks = new PropensityBlocks(PlausibleReport.inputs()).blocks();

        assertThat(blocks.get(1).rows())
                .containsExactly(
                        List.of("Before matching", "811", "212", "0.090, 0.45"),
                        List.of("Matched by the named covariates", "811", "148", "0.070, 0.35"),
                        List.of("Matched by the wide model", "811", "9", "0.020, 0.10"));
        assertThat(blocks.get(2).rows())
                .containsExactly(
                        List.of("Depression", "1.36"),
                        List.of("Low back pain (snomed 279039007)", "1.25"),
                        List.of("Seen by link worker (snomed 1)", "left out: it tells the arms apart"));
        assertThat(blocks.get(0).rows()).noneMatch(row -> row.get(0).contains("snomed"));
    }

    @Test
    void the_analyses_say_whether_they_agree() {
        assertThat(analyses(0.87, 0.92))
                .isEqualTo(
                        "All 2 analyses of the main outcome point to fewer contacts, with ratios from 0.87 to 0.92.");
        assertThat(analyses(1.1, 1.2)).contains("point to more contacts");
        assertThat(analyses(0.9, 1.2))
                .isEqualTo(
                        "The 2 analyses of the main outcome do not agree on a direction: ratios go from 0.90 to 1.20.");
        assertThat(analyses(0.9)).isEqualTo("One analysis of the main outcome gives 0.90.");
        assertThat(analyses()).isEqualTo("No analysis is shown.");
    }

    @Test
    void the_roll_out_says_what_its_interval_allows_and_whether_both_estimators_agree() {
        assertThat(rollOut(ratio("roll-out-etwfe", 0.98)).claim())
                .isEqualTo("No change was shown among everybody registered once their practice had begun to refer: "
                        + "0.98 (0.88 to 1.08) times the contacts.");
        assertThat(rollOut(ratio("roll-out-etwfe", 0.8)).claim())
                .isEqualTo("Everybody registered had 0.80 (0.72 to 0.88) times the contacts expected once their "
                        + "practice had begun to refer.");
        assertThat(rollOut(ratio("roll-out-etwfe", 1.2)).claim()).contains("1.20 (1.08 to 1.32) times the contacts");
        assertThat(rollOut(ratio("roll-out-etwfe", 0.8), ratio("roll-out-group-time", 0.85))
                        .claim())
                .doesNotContain("otherwise");
        assertThat(rollOut(ratio("roll-out-etwfe", 0.8), ratio("roll-out-group-time", 1.1))
                        .claim())
                .endsWith("Group-time effects, in which every practice counts alike, say otherwise: "
                        + "1.10 (0.99 to 1.21).");
        assertThat(rollOut(ratio("roll-out-group-time", 1.1)).claim())
                .isEqualTo("The extended model of the practices' beginnings has no estimate to show.");
    }

    @Test
    void the_roll_out_says_how_diluted_it_is_and_what_it_could_have_found() {
        var plain = ratio("roll-out-two-way", 1.1).with(Estimate.IS_NAIVE, true);
        var main = ratio("roll-out-etwfe", 0.98).with(Estimate.SMALLEST_DETECTABLE, 0.94);
        var estimates = PlausibleReport.sheet(Estimate.TABLE, main.row(), plain.row());
        var uptake = ResultRow.of(Diagnostic.TABLE)
                .with(Diagnostic.DIAGNOSTIC, "roll-out-uptake")
                .with(Diagnostic.LABEL, "Share")
                .with(Diagnostic.DIAGNOSTIC_ORDER, 1)
                .with(Diagnostic.OUTCOME, "gp-day")
                .with(Diagnostic.SUBJECT, "all")
                .with(Diagnostic.VERDICT, "note")
                .with(Diagnostic.CANDIDATE_COUNT, 20_000L)
                .with(Diagnostic.VALUE, 0.05)
                .row();

        assertThat(new RollOutFigure(estimates, PlausibleReport.sheet(Diagnostic.TABLE, uptake)).reading())
                .contains("practice-level intention to treat")
                .contains("5.0 % of them were referred, which dilutes any effect.")
                .contains("A ratio nearer 1 than 0.94 is found here with less than 80 % power.")
                .contains("Orange: the plain two-way model");
        assertThat(rollOut(ratio("roll-out-etwfe", 0.98)).reading()).doesNotContain("Orange", "dilutes", "power");
    }

    @Test
    void a_roll_out_that_cannot_be_shown_says_why() {
        var failed = ratio("roll-out-etwfe", 0.9)
                .with(Estimate.ESTIMATE, null)
                .with(Estimate.FAILURE, "No practice begins to refer while another has not begun");
        assertThat(rollOut(failed).absence())
                .contains("The practices could not be compared by when they began to refer: "
                        + "No practice begins to refer while another has not begun.");
        assertThat(rollOut(ratio("roll-out-etwfe", 0.9).with(Estimate.TREATED_COUNT, 3L))
                        .absence())
                .contains("The comparison of practices by when they began to refer rests on too few to be shown.");
        assertThat(rollOut(ratio("roll-out-etwfe", 0.9)).absence()).isEmpty();
        assertThat(rollOut().absence()).isEmpty();
    }

    @Test
    void other_questions_and_checks_do_not_count_among_the_analyses_of_the_main_one() {
        var figures = figures(
                estimate(0, 0.9, "all", "all").row(),
                ratio("roll-out-etwfe", 1.3).row(),
                ratio("placebo-date", 1.4).row());

        assertThat(figures.claimOfAnalyses()).isEqualTo("One analysis of the main outcome gives 0.90.");
        assertThat(figures.sideBySide().orElseThrow().sheet().entries()).hasSize(1);
    }

    private static RollOutFigure rollOut(ResultRow... rows) {
        return new RollOutFigure(
                PlausibleReport.sheet(
                        Estimate.TABLE, Stream.of(rows).map(ResultRow::row).toArray(Row[]::new)),
                PlausibleReport.sheet(Diagnostic.TABLE));
    }

    private static ResultRow ratio(String analysis, double ratio) {
        return estimate(1, ratio, "all", "all").with(Estimate.ANALYSIS, analysis);
    }

    @Test
    void sensitivity_says_what_a_placebo_shows_and_how_far_trends_may_part() {
        assertThat(sensitivity(1.02, 0.4))
                .isEqualTo(
                        "A placebo date shows no effect, as it should. "
                                + "The effect is shown as long as trends part by less than 0.40 times the largest step before.");
        assertThat(sensitivity(0.7, 0))
                .isEqualTo("A placebo date shows an effect where there is none: 0.70 (0.63 to 0.77). "
                        + "The event study alone shows no mean effect even if trends are parallel.");
        assertThat(new SensitivityBlock(PlausibleReport.sheet(Estimate.TABLE), PlausibleReport.sheet(Diagnostic.TABLE))
                        .claim())
                .isEqualTo("What the estimate was held against");
    }

    private static String sensitivity(double placebo, double breakdown) {
        var bound = ResultRow.of(Diagnostic.TABLE)
                .with(Diagnostic.DIAGNOSTIC, "honest-did")
                .with(Diagnostic.LABEL, "Breakdown")
                .with(Diagnostic.DIAGNOSTIC_ORDER, 1)
                .with(Diagnostic.OUTCOME, "gp-day")
                .with(Diagnostic.SUBJECT, "all")
                .with(Diagnostic.VERDICT, "note")
                .with(Diagnostic.CANDIDATE_COUNT, 2_000L)
                .with(Diagnostic.VALUE, breakdown)
                .row();
        return new SensitivityBlock(
                        PlausibleReport.sheet(
                                Estimate.TABLE, ratio("placebo-date", placebo).row()),
                        PlausibleReport.sheet(Diagnostic.TABLE, bound))
                .claim();
    }

    @Test
    void the_naive_comparisons_say_what_they_would_have_claimed() {
        var naive =
                estimate(0, 0.74, "all", "all").with(Estimate.IS_NAIVE, true).row();

        assertThat(figures(naive).naive()).contains("would have claimed (0.74)");
        assertThat(figures().naive()).isEqualTo("No naive comparison is shown.");
    }

    @Test
    void the_subgroups_say_which_of_them_leaves_the_main_estimate_out() {
        var main =
                estimate(0, 0.87, "all", "all").with(Estimate.IS_PRIMARY, true).row();
        var near = estimate(1, 0.9, "sex", "female").row();
        var far = estimate(2, 1.5, "sex", "male").row();

        assertThat(figures(main, near).claimOfSubgroups())
                .isEqualTo("The main estimate lies within the interval of each of the 1 subgroup shown.");
        assertThat(figures(main, near, far).claimOfSubgroups())
                .isEqualTo("The main estimate lies outside the interval of Sex: male.");
        assertThat(figures(near).claimOfSubgroups())
                .isEqualTo("Subgroups stand without a main estimate to compare them with.");
    }

    @Test
    void the_origin_is_read_from_the_release() {
        assertThat(DataOrigin.ofWords("simulated")).isEqualTo(DataOrigin.SIMULATED);
        assertThat(DataOrigin.ofWords("Synthea, synthetic patients")).isEqualTo(DataOrigin.SYNTHETIC);
        assertThat(DataOrigin.ofWords("delivered")).isEqualTo(DataOrigin.DELIVERED);
        assertThat(DataOrigin.ofWords(" ")).isEqualTo(DataOrigin.UNSTATED);
    }

    @Test
    void the_suppressed_counts_are_counted() {
        assertThat(Suppressed.claim(List.of(new Suppressed("t", 1, 0, 40))))
                .isEqualTo("Every one of the 40 counts is shown.");
        assertThat(Suppressed.claim(List.of(new Suppressed("t", 1, 1, 40)))).startsWith("1 of 40 counts is not shown");
        assertThat(Suppressed.claim(List.of(new Suppressed("t", 1, 2, 40)))).startsWith("2 of 40 counts are not shown");
    }

    private String events(double baseline, double... effects) {
        var rows = new ArrayList<>(List.of(event(-8, "baseline", baseline)));
        for (int i = 0; i < effects.length; i++) {
            rows.add(event(2 + i, "effect", effects[i]));
        }
        return eventStudy(rows.toArray(new Row[0]));
    }

    private String eventStudy(Row... rows) {
        return EventStudyFigure.of(study, PlausibleReport.sheet(EventTime.TABLE, rows))
                .orElseThrow()
                .claim();
    }

    private static Row event(int period, String window, double ratio) {
        return ResultRow.of(EventTime.TABLE)
                .with(EventTime.DESIGN, "primary")
                .with(EventTime.OUTCOME, "gp-day")
                .with(EventTime.PERIOD, period)
                .with(EventTime.WINDOW, window)
                .with(EventTime.ESTIMATE, ratio)
                .with(EventTime.CI_LOW, ratio * 0.9)
                .with(EventTime.CI_HIGH, ratio * 1.1)
                .with(EventTime.TREATED_COUNT, 700L)
                .with(EventTime.CONTROL_COUNT, 1_200L)
                .row();
    }

    private String rates(double referred, double control, double laterReferred, double laterControl) {
        var sheet = PlausibleReport.sheet(
                ArmRate.TABLE,
                rate("referred", -8, referred),
                rate("control", -8, control),
                rate("referred", 2, laterReferred),
                rate("control", 2, laterControl));
        return RatesFigure.of(study, sheet).orElseThrow().claim();
    }

    private static Row rate(String arm, int period, double rate) {
        return ResultRow.of(ArmRate.TABLE)
                .with(ArmRate.DESIGN, "primary")
                .with(ArmRate.OUTCOME, "gp-day")
                .with(ArmRate.ARM, arm)
                .with(ArmRate.PERIOD, period)
                .with(ArmRate.CANDIDATE_COUNT, 700L)
                .with(ArmRate.PERSON_YEARS, 170.0)
                .with(ArmRate.EVENT_COUNT, Math.round(rate * 170))
                .with(ArmRate.RATE, rate)
                .row();
    }

    private static String balance(double... differences) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < differences.length; i++) {
            rows.add(covariate("after", i, differences[i]));
        }
        return LoveFigure.of(PlausibleReport.sheet(CovariateBalance.TABLE, rows.toArray(new Row[0])))
                .orElseThrow()
                .claim();
    }

    private static Row covariate(String sample, int order, double smd) {
        return ResultRow.of(CovariateBalance.TABLE)
                .with(CovariateBalance.DESIGN, "primary")
                .with(CovariateBalance.SAMPLE, sample)
                .with(CovariateBalance.COVARIATE, "c" + order)
                .with(CovariateBalance.COVARIATE_ORDER, order)
                .with(CovariateBalance.TREATED_COUNT, 700L)
                .with(CovariateBalance.CONTROL_COUNT, 1_200L)
                .with(CovariateBalance.SMD, smd)
                .row();
    }

    private static Row loss(long referred, long matched) {
        return ResultRow.of(MatchLoss.TABLE)
                .with(MatchLoss.DESIGN, "primary")
                .with(MatchLoss.VARIABLE, "all")
                .with(MatchLoss.LEVEL, "all")
                .with(MatchLoss.LEVEL_ORDER, 0)
                .with(MatchLoss.REFERRED_COUNT, referred)
                .with(MatchLoss.MATCHED_COUNT, matched)
                .with(MatchLoss.UNMATCHED_COUNT, referred - matched)
                .with(MatchLoss.UNMATCHED_SHARE, (referred - matched) / (double) referred)
                .row();
    }

    private String analyses(double... ratios) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < ratios.length; i++) {
            rows.add(estimate(i, ratios[i], "all", "all").row());
        }
        return figures(rows.toArray(new Row[0])).claimOfAnalyses();
    }

    private EstimateFigures figures(Row... rows) {
        return new EstimateFigures(study, PlausibleReport.sheet(Estimate.TABLE, rows));
    }

    private static ResultRow estimate(int order, double ratio, String subgroup, String level) {
        return ResultRow.of(Estimate.TABLE)
                .with(Estimate.ANALYSIS, "a" + order)
                .with(Estimate.LABEL, "Analysis")
                .with(Estimate.ANALYSIS_ORDER, order)
                .with(Estimate.OUTCOME, "gp-day")
                .with(Estimate.SCALE, "ratio")
                .with(Estimate.SUBGROUP, subgroup)
                .with(Estimate.LEVEL, level)
                .with(Estimate.IS_PRIMARY, false)
                .with(Estimate.IS_NAIVE, false)
                .with(Estimate.ESTIMATE, ratio)
                .with(Estimate.CI_LOW, ratio * 0.9)
                .with(Estimate.CI_HIGH, ratio * 1.1)
                .with(Estimate.TREATED_COUNT, 700L)
                .with(Estimate.CONTROL_COUNT, 1_200L)
                .with(Estimate.EVENT_COUNT, 9_000L);
    }
}
