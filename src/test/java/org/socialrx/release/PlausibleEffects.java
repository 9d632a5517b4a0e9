package org.socialrx.release;

import static org.socialrx.release.PlausibleResults.ALL;
import static org.socialrx.release.PlausibleResults.CONTROLS;
import static org.socialrx.release.PlausibleResults.MATCHED;
import static org.socialrx.release.PlausibleResults.REFERRED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.table.Table;

/** The estimates of the study that was never done. */
final class PlausibleEffects {
    private static final String GP = "gp-day";
    private final List<Row> rows = new ArrayList<>();

    private PlausibleEffects() {}

    static Map<Table, List<Row>> rows() {
        var tables = new LinkedHashMap<Table, List<Row>>();
        tables.put(Estimate.TABLE, estimates());
        tables.put(EventTime.TABLE, eventTimes());
        tables.put(ArmRate.TABLE, armRates());
        tables.put(Diagnostic.TABLE, diagnostics());
        return tables;
    }

    private static List<Row> estimates() {
        var all = new PlausibleEffects();
        all.estimate("primary", "Main estimate: GP contacts", GP, "ratio", ALL, ALL, 0.871, 0.055, MATCHED, CONTROLS);
        all.estimate(
                "primary", "Main estimate: GP contacts", GP, "difference", ALL, ALL, -0.84, .37, MATCHED, CONTROLS);
        all.estimate(
                "other-outcome",
                "Same design: all practice contacts",
                "any-day",
                "ratio",
                ALL,
                ALL,
                0.91,
                0.048,
                MATCHED,
                CONTROLS);
        for (int first = 0; first <= 4; first++) {
            all.estimate(
                    "first-effect-period-" + first,
                    "Effect counted from period " + first,
                    GP,
                    "ratio",
                    ALL,
                    ALL,
                    0.925 - 0.02 * first,
                    0.052,
                    MATCHED,
                    CONTROLS);
        }
        all.estimate(
                "uncensored",
                "Controls kept after their own referral",
                GP,
                "ratio",
                ALL,
                ALL,
                0.88,
                0.054,
                MATCHED,
                CONTROLS);
        all.estimate(
                "matched-set-effects",
                "Effects of the matched set instead of the person",
                GP,
                "ratio",
                ALL,
                ALL,
                0.862,
                0.058,
                MATCHED,
                CONTROLS);
        all.subgroup("sex", "female", 0.85, 0.07, 401, 722);
        all.subgroup("sex", "male", 0.90, 0.08, 301, 537);
        all.subgroup("sex", "indeterminate", 0.60, 0.5, 2, 4);
        all.subgroup("age-band", "18-29", 0.95, 0.16, 96, 171);
        all.subgroup("age-band", "30-44", 0.88, 0.13, 131, 235);
        all.subgroup("age-band", "45-59", 0.87, 0.12, 155, 279);
        all.subgroup("age-band", "60-74", 0.86, 0.12, 170, 303);
        all.subgroup("age-band", "75+", 0.82, 0.12, 152, 275);
        all.subgroup("homeless-ever", "homeless", 0.93, 0.19, 74, 131);
        all.subgroup("homeless-latest", "homeless", 0.95, 0.22, 52, 92);
        all.subgroup("homeless-recent", "homeless", 1.02, 0.61, 6, 11);
        all.estimate(
                "naive-before-after", "Before and after, no controls", GP, "ratio", ALL, ALL, 0.74, 0.03, REFERRED, 0);
        all.estimate("unmatched", "All candidates, not matched", GP, "ratio", ALL, ALL, 0.80, 0.04, REFERRED, 18_102);
        all.estimate(
                "trajectory-matched", "Matched on earlier contacts too", GP, "ratio", ALL, ALL, 1.02, 0.05, 640, 1_150);
        all.estimate(
                "placebo-date",
                "Placebo: index date 365 days back",
                GP,
                "ratio",
                ALL,
                ALL,
                1.01,
                0.05,
                MATCHED,
                CONTROLS);
        all.estimate(
                "honest-did-0.5",
                "Trends may part by 0.5 times as much as before",
                GP,
                "ratio",
                ALL,
                ALL,
                0.87,
                0.11,
                MATCHED,
                CONTROLS);
        all.estimate(
                "roll-out-etwfe",
                "Practices that began against those that had not",
                GP,
                "ratio",
                ALL,
                ALL,
                0.987,
                0.012,
                16_400,
                2_740);
        all.estimate(
                "roll-out-group-time",
                "Group-time effects, every practice alike",
                GP,
                "ratio",
                ALL,
                ALL,
                0.981,
                0.02,
                16_400,
                2_740);
        all.estimate(
                "roll-out-two-way",
                "Plain two-way effects: earlier practices as controls",
                GP,
                "ratio",
                ALL,
                ALL,
                0.994,
                0.009,
                16_400,
                2_740);
        return all.rows;
    }

    private void subgroup(String subgroup, String level, double estimate, double error, long treated, long controls) {
        estimate("subgroup", subgroup + ": " + level, GP, "ratio", subgroup, level, estimate, error, treated, controls);
    }

    private void estimate(
            String analysis,
            String label,
            String outcome,
            String scale,
            String subgroup,
            String level,
            double estimate,
            double error,
            long treated,
            long controls) {
        boolean isRatio = scale.equals("ratio");
        var row = ResultRow.of(Estimate.TABLE)
                .with(Estimate.ANALYSIS, analysis)
                .with(Estimate.LABEL, label)
                .with(Estimate.ANALYSIS_ORDER, rows.size())
                .with(Estimate.OUTCOME, outcome)
                .with(Estimate.SCALE, scale)
                .with(Estimate.SUBGROUP, subgroup)
                .with(Estimate.LEVEL, level)
                .with(Estimate.IS_PRIMARY, analysis.equals("primary") && isRatio)
                .with(
                        Estimate.IS_NAIVE,
                        List.of("naive-before-after", "unmatched", "trajectory-matched", "roll-out-two-way")
                                .contains(analysis))
                .with(Estimate.ESTIMATE, estimate)
                .with(Estimate.STD_ERROR, error)
                .with(Estimate.DF, 32.4)
                .with(Estimate.P_VALUE, 0.017)
                .with(Estimate.CI_LOW, isRatio ? estimate * Math.exp(-2.04 * error) : estimate - 2.04 * error)
                .with(Estimate.CI_HIGH, isRatio ? estimate * Math.exp(2.04 * error) : estimate + 2.04 * error)
                .with(Estimate.SMALLEST_DETECTABLE, isRatio ? Math.exp(-2.9 * error) : -2.9 * error)
                .with(Estimate.ERRORS, "CR2")
                .with(Estimate.CLUSTER_COUNT, 58L)
                .with(Estimate.EXPOSURE_DEFINITION, "narrow")
                .with(Estimate.TREATED_COUNT, treated)
                .with(Estimate.CONTROL_COUNT, controls)
                .with(Estimate.EVENT_COUNT, 11 * treated + 9 * controls);
        rows.add(row.row());
    }

    private static List<Row> eventTimes() {
        double[] ratios = {1.01, .98, 1.02, .99, 1.0, 1.01, 1.09, 1.34, 1.16, .98, .9, .88, .86, .87, .85, .88};
        var times = new ArrayList<Row>();
        for (int i = 0; i < ratios.length; i++) {
            int period = i - 8;
            double error = 0.045 + 0.002 * Math.abs(period);
            times.add(ResultRow.of(EventTime.TABLE)
                    .with(EventTime.DESIGN, "primary")
                    .with(EventTime.OUTCOME, GP)
                    .with(EventTime.PERIOD, period)
                    .with(EventTime.WINDOW, period < -2 ? "baseline" : period < 2 ? "left-out" : "effect")
                    .with(EventTime.ESTIMATE, ratios[i])
                    .with(EventTime.STD_ERROR, error)
                    .with(EventTime.DF, 30.0)
                    .with(EventTime.P_VALUE, 0.3)
                    .with(EventTime.CI_LOW, ratios[i] * Math.exp(-2.04 * error))
                    .with(EventTime.CI_HIGH, ratios[i] * Math.exp(2.04 * error))
                    .with(EventTime.BAND_LOW, ratios[i] * Math.exp(-2.9 * error))
                    .with(EventTime.BAND_HIGH, ratios[i] * Math.exp(2.9 * error))
                    .with(EventTime.TREATED_COUNT, treatedIn(period))
                    .with(EventTime.CONTROL_COUNT, controlsIn(period))
                    .row());
        }
        return times;
    }

    private static long treatedIn(int period) {
        return MATCHED - (period <= 0 ? 0 : 11L * period);
    }

    private static long controlsIn(int period) {
        return CONTROLS - (period <= 0 ? 0 : 30L * period);
    }

    private static List<Row> armRates() {
        double[] referred = {7.0, 6.9, 7.1, 7.0, 7.05, 7.2, 8.0, 10.4, 8.8, 7.3, 6.5, 6.4, 6.3, 6.3, 6.2, 6.4};
        var rates = new ArrayList<Row>();
        for (int i = 0; i < referred.length; i++) {
            int period = i - 8;
            rates.add(armRate("referred", period, referred[i], treatedIn(period)));
            rates.add(armRate("control", period, 5.6 + 0.03 * i, controlsIn(period)));
        }
        return rates;
    }

    private static Row armRate(String arm, int period, double rate, long people) {
        double years = people * 91 / 365.25;
        return ResultRow.of(ArmRate.TABLE)
                .with(ArmRate.DESIGN, "primary")
                .with(ArmRate.OUTCOME, GP)
                .with(ArmRate.ARM, arm)
                .with(ArmRate.PERIOD, period)
                .with(ArmRate.CANDIDATE_COUNT, people)
                .with(ArmRate.EVENT_COUNT, Math.round(rate * years))
                .with(ArmRate.PERSON_YEARS, years)
                .with(ArmRate.RATE, rate)
                .row();
    }

    private static List<Row> diagnostics() {
        var rows = new ArrayList<Row>();
        diagnostic(
                rows,
                "pre-trend",
                "Periods before the referral window against their mean",
                "pass",
                null,
                0.91,
                6.0,
                0.49);
        diagnostic(rows, "plateau", "Effect in periods 4 to 7 against 0 to 3", "pass", 0.97, -0.8, 31.0, 0.43);
        diagnostic(
                rows, "level-gap", "How much more the referred consult, at baseline", "note", 1.24, null, null, null);
        diagnostic(rows, "reliability", "Reliability of the baseline mean", "note", 0.83, null, null, null);
        diagnostic(
                rows,
                "matching-bias",
                "Bias of matching on earlier contacts, on the log scale",
                "note",
                0.037,
                null,
                null,
                null);
        diagnostic(rows, "unmatched-share", "Referred patients without a control", "warn", 0.228, null, null, null);
        diagnostic(rows, "referred-later", "Controls referred later", "note", 0.076, null, null, null);
        diagnostic(rows, "smallest-detectable", "Smallest ratio found with 80 % power", "note", 0.86, null, null, null);
        diagnostic(rows, "honest-did", "How far trends may part", "note", 0.31, null, null, null);
        diagnostic(rows, "roll-out-uptake", "Share of the patients who were referred", "note", 0.046, null, null, null);
        return rows;
    }

    private static void diagnostic(
            List<Row> rows,
            String name,
            String label,
            String verdict,
            @Nullable Double value,
            @Nullable Double statistic,
            @Nullable Double df,
            @Nullable Double p) {
        var row = ResultRow.of(Diagnostic.TABLE)
                .with(Diagnostic.DIAGNOSTIC, name)
                .with(Diagnostic.LABEL, label)
                .with(Diagnostic.DIAGNOSTIC_ORDER, rows.size())
                .with(Diagnostic.OUTCOME, GP)
                .with(Diagnostic.SUBJECT, ALL)
                .with(Diagnostic.VERDICT, verdict)
                .with(Diagnostic.CANDIDATE_COUNT, (long) MATCHED + CONTROLS)
                .with(Diagnostic.VALUE, value)
                .with(Diagnostic.STATISTIC, statistic)
                .with(Diagnostic.DF, df)
                .with(Diagnostic.P_VALUE, p);
        rows.add(row.row());
    }
}
