package org.socialrx.release;

import static org.socialrx.release.PlausibleResults.CONTROLS;
import static org.socialrx.release.PlausibleResults.MATCHED;
import static org.socialrx.release.PlausibleResults.REFERRED;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.result.CodeBalance;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Leaving;
import org.socialrx.schema.result.Overlap;
import org.socialrx.schema.result.PropensityTerm;

/** The matching of the study that was never done. */
final class PlausibleBalance {
    private static final long CANDIDATES = 18_102;
    private static final String[] COVARIATES = {
        "age-years",
        "deprivation-decile",
        "sex=female",
        "sex=indeterminate",
        "ethnicity=south-asian",
        "ethnicity=black",
        "ethnicity=not-recorded",
        "depression",
        "anxiety",
        "copd",
        "diabetes",
        "dementia"
    };
    private static final double[] SHARES = {0, 0, .57, .004, .08, .05, .2, .31, .27, .09, .14, .03};
    private static final double[] BEFORE = {.42, -.24, .0, .01, .06, .04, -.05, .46, .37, .18, .22, .12};
    private static final double[] AFTER = {.03, -.02, .0, .0, -.04, .03, .02, .06, -.03, .11, .04, -.02};

    private PlausibleBalance() {}

    static List<Row> balance() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < COVARIATES.length; i++) {
            for (var design : List.of("primary", "wide")) {
                double bias = design.equals("wide") ? 0.03 : 0;
                rows.add(balance(design, i, "before", REFERRED, CANDIDATES, BEFORE[i]));
                rows.add(balance(design, i, "after", MATCHED, CONTROLS, AFTER[i] + bias));
            }
        }
        return rows;
    }

    /** How alike the arms are in all codes. */
    static List<Row> codes() {
        return List.of(
                codes("primary", "before", REFERRED, CANDIDATES, 212, 0.09),
                codes("primary", "after", MATCHED, CONTROLS, 148, 0.07),
                codes("wide", "before", REFERRED, CANDIDATES, 212, 0.09),
                codes("wide", "after", MATCHED, CONTROLS, 9, 0.02));
    }

    private static Row codes(String design, String sample, long treated, long controls, long unbalanced, double size) {
        return ResultRow.of(CodeBalance.TABLE)
                .with(CodeBalance.DESIGN, design)
                .with(CodeBalance.SAMPLE, sample)
                .with(CodeBalance.CODE_COUNT, 811L)
                .with(CodeBalance.UNBALANCED_COUNT, unbalanced)
                .with(CodeBalance.MEAN_SIZE, size)
                .with(CodeBalance.LARGEST_SIZE, 5 * size)
                .with(CodeBalance.TREATED_COUNT, treated)
                .with(CodeBalance.CONTROL_COUNT, controls)
                .row();
    }

    private static Row balance(String design, int covariate, String sample, long treated, long controls, double smd) {
        double share = SHARES[covariate];
        double spread = Math.sqrt(share * (1 - share));
        var row = ResultRow.of(CovariateBalance.TABLE)
                .with(CovariateBalance.DESIGN, design)
                .with(CovariateBalance.SAMPLE, sample)
                .with(CovariateBalance.COVARIATE, COVARIATES[covariate])
                .with(CovariateBalance.COVARIATE_ORDER, covariate)
                .with(CovariateBalance.TREATED_COUNT, treated)
                .with(CovariateBalance.CONTROL_COUNT, controls)
                .with(CovariateBalance.SMD, smd)
                .with(CovariateBalance.KS, Math.abs(smd) / 3);
        if (share == 0) {
            return row.with(CovariateBalance.MEAN_TREATED, 58.2)
                    .with(CovariateBalance.MEAN_CONTROL, 58.2 - 18 * smd)
                    .with(CovariateBalance.VARIANCE_RATIO, 1.08)
                    .row();
        }
        double controlShare = Math.max(0, share - smd * spread);
        return row.with(CovariateBalance.MEAN_TREATED, share)
                .with(CovariateBalance.MEAN_CONTROL, controlShare)
                .with(CovariateBalance.TREATED_LEVEL_COUNT, Math.round(share * treated))
                .with(CovariateBalance.CONTROL_LEVEL_COUNT, Math.round(controlShare * controls))
                .row();
    }

    static List<Row> overlap() {
        var rows = new ArrayList<Row>();
        for (int band = 0; band < 24; band++) {
            double low = -6 + band * 0.25;
            double middle = low + 0.125;
            for (var design : List.of("primary", "wide")) {
                double mean = design.equals("wide") ? -2.1 : -2.6;
                rows.add(overlap(
                        design,
                        "before",
                        low,
                        normal(REFERRED, middle, mean, 0.8),
                        normal(CANDIDATES, middle, -3.3, 0.9)));
                rows.add(overlap(
                        design, "after", low, normal(MATCHED, middle, -2.8, 0.7), normal(CONTROLS, middle, -2.8, 0.7)));
            }
        }
        return rows;
    }

    private static long normal(long people, double at, double mean, double sd) {
        double z = (at - mean) / sd;
        return Math.round(people * 0.25 / sd * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI));
    }

    private static Row overlap(String design, String sample, double low, long treated, long controls) {
        return ResultRow.of(Overlap.TABLE)
                .with(Overlap.DESIGN, design)
                .with(Overlap.SAMPLE, sample)
                .with(Overlap.SCORE_LOW, low)
                .with(Overlap.SCORE_HIGH, low + 0.25)
                .with(Overlap.TREATED_COUNT, treated)
                .with(Overlap.CONTROL_COUNT, controls)
                .row();
    }

    static List<Row> terms() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < COVARIATES.length; i++) {
            double estimate = BEFORE[i] * 1.4;
            rows.add(ResultRow.of(PropensityTerm.TABLE)
                    .with(PropensityTerm.DESIGN, "primary")
                    .with(PropensityTerm.TERM, COVARIATES[i])
                    .with(PropensityTerm.TERM_ORDER, i)
                    .with(PropensityTerm.ESTIMATE, estimate)
                    .with(PropensityTerm.STD_ERROR, 0.09)
                    .with(PropensityTerm.CI_LOW, estimate - 0.18)
                    .with(PropensityTerm.CI_HIGH, estimate + 0.18)
                    .with(PropensityTerm.TREATED_COUNT, SHARES[i] == 0 ? REFERRED : Math.round(SHARES[i] * REFERRED))
                    .row());
        }
        rows.add(wideTerm("depression", 20, 0.31, 370));
        rows.add(wideTerm("Low back pain (snomed 279039007)", 21, 0.22, 402));
        rows.add(wideTerm("Seen by link worker (snomed 1)", 22, null, 880));
        return rows;
    }

    private static Row wideTerm(String name, int order, @Nullable Double estimate, long treated) {
        var row = ResultRow.of(PropensityTerm.TABLE)
                .with(PropensityTerm.DESIGN, "wide")
                .with(PropensityTerm.TERM, name)
                .with(PropensityTerm.TERM_ORDER, order)
                .with(PropensityTerm.TREATED_COUNT, treated);
        return (estimate == null ? row : row.with(PropensityTerm.ESTIMATE, estimate)).row();
    }

    static List<Row> leaving() {
        var rows = new ArrayList<Row>();
        leaving(rows, "referred", MATCHED, 38, 51, 0, 133);
        leaving(rows, "control", CONTROLS, 41, 74, 96, 232);
        return rows;
    }

    private static void leaving(List<Row> rows, String arm, long all, long death, long left, long referral, long end) {
        var reasons = new String[] {"death", "left-practice", "own-referral", "end-of-data", "observed-throughout"};
        var counts = new long[] {death, left, referral, end, all - death - left - referral - end};
        for (int i = 0; i < reasons.length; i++) {
            rows.add(ResultRow.of(Leaving.TABLE)
                    .with(Leaving.DESIGN, "primary")
                    .with(Leaving.ARM, arm)
                    .with(Leaving.REASON, reasons[i])
                    .with(Leaving.CANDIDATE_COUNT, counts[i])
                    .with(Leaving.ARM_COUNT, all)
                    .with(Leaving.SHARE, counts[i] / (double) all)
                    .row());
        }
    }
}
