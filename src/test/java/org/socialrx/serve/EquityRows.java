package org.socialrx.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.table.Field;

/** Released rows about who was left out, of the study of {@link EquityFixture}. */
final class EquityRows {
    private static final Field NO_ODDS = EquityFixture.suppressed(EquityRatio.TABLE, EquityRatio.ODDS_RATIO);
    private static final Field NO_REFERRED =
            EquityFixture.suppressed(PracticeShare.TABLE, PracticeShare.REFERRED_COUNT);
    private static final Field NO_ESTIMATE = EquityFixture.suppressed(Estimate.TABLE, Estimate.ESTIMATE);

    private EquityRows() {}

    static List<Map<Field, Object>> ratios() {
        var rows = new ArrayList<Map<Field, Object>>();
        rows.add(ratio("sex", "female", 1.31));
        rows.add(ratio("urban-rural", "rural", 0.87));
        rows.add(ratio("deprivation-decile", "1", 1.2));
        rows.add(odds("female", Map.of(EquityRatio.ODDS_RATIO, 1.0)));
        rows.add(odds(
                "male", Map.of(EquityRatio.ODDS_RATIO, 1.73, EquityRatio.ODDS_LOW, 1.2, EquityRatio.ODDS_HIGH, 2.5)));
        rows.add(odds("other", Map.of(NO_ODDS, true)));
        return rows;
    }

    private static Map<Field, Object> ratio(String variable, String level, double ratio) {
        return Map.of(
                EquityRatio.MEASURE,
                "referred",
                EquityRatio.VARIABLE,
                variable,
                EquityRatio.LEVEL,
                level,
                EquityRatio.SHARE,
                0.05,
                EquityRatio.SHARE_LOW,
                0.04,
                EquityRatio.SHARE_HIGH,
                0.06,
                EquityRatio.RATIO,
                ratio,
                EquityRatio.CI_LOW,
                ratio - 0.1,
                EquityRatio.CI_HIGH,
                ratio + 0.1);
    }

    private static Map<Field, Object> odds(String level, Map<Field, Object> odds) {
        var row = new java.util.HashMap<Field, Object>(odds);
        row.putAll(Map.of(
                EquityRatio.MEASURE, "declined",
                EquityRatio.VARIABLE, "sex",
                EquityRatio.LEVEL, level));
        return row;
    }

    static List<Map<Field, Object>> indices() {
        return List.of(Map.of(
                EquityIndex.MEASURE, "referred",
                EquityIndex.INDEX_NAME, "slope-index",
                EquityIndex.ESTIMATE, -0.031,
                EquityIndex.CI_LOW, -0.05,
                EquityIndex.CI_HIGH, -0.01));
    }

    static List<Map<Field, Object>> predictors() {
        return List.of(Map.of(
                Predictor.VARIABLE, "sex",
                Predictor.LEVEL, "male",
                Predictor.ODDS_RATIO, 0.5,
                Predictor.CI_LOW, 0.4,
                Predictor.CI_HIGH, 0.6));
    }

    /** Two practices, of which one is not shown. */
    static List<Map<Field, Object>> practices() {
        return List.of(
                Map.of(
                        PracticeShare.PRACTICE_NUMBER,
                        1,
                        PracticeShare.PERSONS,
                        5_000L,
                        PracticeShare.REFERRED_COUNT,
                        250L),
                Map.of(PracticeShare.PRACTICE_NUMBER, 2, PracticeShare.PERSONS, 7_700L, NO_REFERRED, true));
    }

    static List<Map<Field, Object>> spread() {
        return List.of(Map.of(
                CompletenessSpread.VARIABLE, "housing",
                CompletenessSpread.YEAR, 2019,
                CompletenessSpread.LOW, 0.05,
                CompletenessSpread.MIDDLE, 0.1,
                CompletenessSpread.HIGH, 0.15));
    }

    static List<Map<Field, Object>> effects() {
        return List.of(Map.of(
                Estimate.ANALYSIS,
                "subgroup",
                Estimate.LABEL,
                "ever recorded as homeless",
                Estimate.SUBGROUP,
                "homeless-ever",
                Estimate.LEVEL,
                "homeless",
                NO_ESTIMATE,
                true));
    }
}
