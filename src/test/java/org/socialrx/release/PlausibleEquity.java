package org.socialrx.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.table.Table;

/** Who was left out of a study that was never done, of the people whom its characteristics describe. */
final class PlausibleEquity {
    private PlausibleEquity() {}

    static void add(Map<Table, List<Row>> tables) {
        var groups = new LinkedHashMap<List<String>, long[]>();
        long[] all = new long[3];
        for (var row : tables.getOrDefault(Characteristic.TABLE, List.of())) {
            int group = List.of("referred", "declined", "neither").indexOf(row.getString(0));
            groups.computeIfAbsent(List.of(row.getString(1), row.getString(2)), key -> new long[3])[group] =
                    row.getLong(4);
            all[group] = row.getLong(5);
        }
        double share = all[0] / (double) (all[0] + all[1] + all[2]);
        double refusal = all[1] / (double) (all[0] + all[1]);
        var ratios = new ArrayList<Row>();
        groups.forEach((group, counts) -> {
            long people = counts[0] + counts[1] + counts[2];
            long answered = counts[0] + counts[1];
            ratios.add(ratio("referred", group.get(0), group.get(1), counts[0], people, share * people));
            ratios.add(ratio("declined", group.get(0), group.get(1), counts[1], answered, refusal * answered));
            ratios.add(ratio("referred-age", group.get(0), group.get(1), counts[0], null, share * people));
            if (group.get(0).equals("deprivation-decile")) {
                ratios.add(ratio("referred-need", group.get(0), group.get(1), counts[0], people, share * people));
            }
        });
        tables.put(EquityRatio.TABLE, ratios);
        tables.put(
                EquityIndex.TABLE,
                List.of(
                        index("referred", "slope-index"),
                        index("referred", "relative-index"),
                        index("referred", "concentration-index"),
                        index("referred-need", "horizontal-inequity"),
                        index("referred", "median-odds-ratio")));
        var predictors = new ArrayList<Row>();
        groups.forEach((group, counts) -> predictors.add(predictor(group.get(0), group.get(1), counts[0])));
        tables.put(Predictor.TABLE, predictors);
        tables.put(PracticeShare.TABLE, practices(all[0]));
        tables.put(CompletenessSpread.TABLE, List.of(spread()));
    }

    static Row ratio(
            String measure, String variable, String level, long observed, @Nullable Long base, double expected) {
        return ResultRow.of(EquityRatio.TABLE)
                .with(EquityRatio.MEASURE, measure)
                .with(EquityRatio.VARIABLE, variable)
                .with(EquityRatio.LEVEL, level)
                .with(EquityRatio.LEVEL_ORDER, level.matches("\\d+") ? Integer.parseInt(level) : 1)
                .with(EquityRatio.OBSERVED_COUNT, observed)
                .with(EquityRatio.BASE_COUNT, base)
                .with(EquityRatio.SHARE, base == null ? null : 0.0)
                .with(EquityRatio.SHARE_LOW, base == null ? null : 0.0)
                .with(EquityRatio.SHARE_HIGH, base == null ? null : 0.0)
                .with(EquityRatio.EXPECTED_COUNT, expected)
                .with(EquityRatio.RATIO, 0.0)
                .with(EquityRatio.CI_LOW, 0.0)
                .with(EquityRatio.CI_HIGH, 0.0)
                .row();
    }

    static Row index(String measure, String name) {
        return ResultRow.of(EquityIndex.TABLE)
                .with(EquityIndex.MEASURE, measure)
                .with(EquityIndex.INDEX_NAME, name)
                .with(EquityIndex.ESTIMATE, 1.31)
                .with(EquityIndex.CI_LOW, 1.18)
                .with(EquityIndex.CI_HIGH, 1.49)
                .row();
    }

    private static Row predictor(String variable, String level, long referred) {
        boolean isReference = List.of("female", "1", "white", "45-59").contains(level);
        return ResultRow.of(Predictor.TABLE)
                .with(Predictor.VARIABLE, variable)
                .with(Predictor.LEVEL, level)
                .with(Predictor.LEVEL_ORDER, 1)
                .with(Predictor.IS_REFERENCE, isReference)
                .with(Predictor.REFERRED_COUNT, referred)
                .with(Predictor.ODDS_RATIO, isReference ? null : 1.42)
                .with(Predictor.CI_LOW, isReference ? null : 1.1)
                .with(Predictor.CI_HIGH, isReference ? null : 1.8)
                .row();
    }

    private static Row spread() {
        return ResultRow.of(CompletenessSpread.TABLE)
                .with(CompletenessSpread.VARIABLE, "ethnicity")
                .with(CompletenessSpread.YEAR, 2019)
                .with(CompletenessSpread.PRACTICE_COUNT, 60L)
                .with(CompletenessSpread.LOW, 0.55)
                .with(CompletenessSpread.MIDDLE, 0.75)
                .with(CompletenessSpread.HIGH, 0.9)
                .row();
    }

    private static List<Row> practices(long referred) {
        var rows = new ArrayList<Row>();
        long left = referred;
        for (int practice = 1; practice <= 30; practice++) {
            long own = practice == 30 ? left : Math.min(left, 5 + (practice * 7) % 50);
            left -= own;
            rows.add(ResultRow.of(PracticeShare.TABLE)
                    .with(PracticeShare.PRACTICE_NUMBER, practice)
                    .with(PracticeShare.PERSONS, 400L + 10L * practice)
                    .with(PracticeShare.REFERRED_COUNT, own)
                    .row());
        }
        return rows;
    }
}
