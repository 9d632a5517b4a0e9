package org.socialrx.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.SharedSpark;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.schema.result.Rate;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/**
 * The released tables about who is prescribed, of one small study: women are two thirds of 600 referred and half of
 * 12,000 others; of nobody of unknown ethnicity is it known how many declined.
 */
final class EquityFixture {
    private static final Field SUPPRESSED_SHARE = suppressed(GroupShare.TABLE, GroupShare.SHARE);

    private EquityFixture() {}

    /** The column of a released table that says whether a number was taken away. */
    static Field suppressed(Table result, Field field) {
        return Released.of(result).fields().stream()
                .filter(column -> column.name().equals(field.name() + "_suppressed"))
                .findFirst()
                .orElseThrow();
    }

    /** Writes them below a folder and gives the release root. */
    static Path write(Path folder) {
        var spark = SharedSpark.session();
        ReleaseFixture.write(spark, folder, Rate.TABLE, rates());
        ReleaseFixture.write(spark, folder, Characteristic.TABLE, characteristics());
        ReleaseFixture.write(spark, folder, GroupShare.TABLE, shares());
        ReleaseFixture.write(spark, folder, EquityRatio.TABLE, EquityRows.ratios());
        ReleaseFixture.write(spark, folder, EquityIndex.TABLE, EquityRows.indices());
        ReleaseFixture.write(spark, folder, Predictor.TABLE, EquityRows.predictors());
        ReleaseFixture.write(spark, folder, PracticeShare.TABLE, EquityRows.practices());
        ReleaseFixture.write(spark, folder, CompletenessSpread.TABLE, EquityRows.spread());
        ReleaseFixture.write(spark, folder, Estimate.TABLE, EquityRows.effects());
        return ReleaseFixture.releaseRoot(folder);
    }

    private static List<Map<Field, Object>> rates() {
        return List.of(rate("all", "all", 1, 50), rate("sex", "female", 1, 65), rate("sex", "male", 2, 35));
    }

    private static Map<Field, Object> rate(String variable, String level, int order, double rate) {
        return Map.of(
                Rate.STATE,
                "referred",
                Rate.VARIABLE,
                variable,
                Rate.LEVEL,
                level,
                Rate.LEVEL_ORDER,
                order,
                Rate.PATIENT_COUNT,
                300L,
                Rate.RATE_PER_1000,
                rate,
                Rate.CI_LOW,
                rate - 5,
                Rate.CI_HIGH,
                rate + 5);
    }

    private static List<Map<Field, Object>> characteristics() {
        var rows = new ArrayList<Map<Field, Object>>();
        for (var group : List.of("referred", "declined", "neither")) {
            long size = group.equals("referred") ? 600 : group.equals("declined") ? 90 : 12_000;
            long women = group.equals("referred") ? 400 : size / 2;
            rows.add(characteristic(group, size, "sex", "female", 1, women));
            rows.add(characteristic(group, size, "sex", "male", 2, size - women));
            rows.add(characteristic(group, size, "ethnicity", "white", 1, size * 2 / 3));
            rows.add(characteristic(group, size, "ethnicity", "not-recorded", 2, size / 3));
            // Of 12,600 the narrow rule finds 63 and the wide one 126.
            rows.add(characteristic(group, size, "homelessness", "by none", 1, size * 99 / 100));
            rows.add(characteristic(group, size, "homelessness", "ever latest", 2, size / 200));
            rows.add(characteristic(group, size, "homelessness", "ever latest recent", 3, size / 200));
        }
        return rows;
    }

    private static Map<Field, Object> characteristic(
            String group, long size, String variable, String level, int order, long patients) {
        var row = new HashMap<Field, Object>(Map.of(
                Characteristic.PATIENT_GROUP, group,
                Characteristic.VARIABLE, variable,
                Characteristic.LEVEL, level,
                Characteristic.LEVEL_ORDER, order,
                Characteristic.GROUP_COUNT, size));
        boolean isSuppressed = group.equals("declined") && (level.equals("not-recorded") || level.startsWith("ever"));
        if (!isSuppressed) {
            row.put(Characteristic.PATIENT_COUNT, patients);
        }
        return row;
    }

    private static List<Map<Field, Object>> shares() {
        var rows = new ArrayList<Map<Field, Object>>();
        rows.add(share("use", "activity", "all", "befriending", 170L, 600L));
        rows.add(share("use", "route", "all", "self", 200L, 600L));
        for (var year : List.of("2018", "2019")) {
            rows.add(share("completeness", "housing", year, "recorded", 300L, 12_000L));
            rows.add(share("completeness", "language", year, "no-code", 12_000L, 12_000L));
            rows.add(share("month", "month", year + "-01", "referred", 20L, 12_000L));
        }
        for (var group : List.of("all all", "sex female", "sex male")) {
            var words = group.split(" ", -1);
            rows.add(share("funnel", words[0], words[1], "reached", 690L, 12_690L));
            rows.add(share("funnel", words[0], words[1], "referred", 600L, 690L));
            rows.add(Map.of(
                    GroupShare.TOPIC,
                    "funnel",
                    GroupShare.VARIABLE,
                    words[0],
                    GroupShare.LEVEL,
                    words[1],
                    GroupShare.ITEM,
                    "declined",
                    SUPPRESSED_SHARE,
                    true));
        }
        return rows;
    }

    private static Map<Field, Object> share(
            String topic, String variable, String level, String item, long count, long base) {
        return Map.of(
                GroupShare.TOPIC, topic,
                GroupShare.VARIABLE, variable,
                GroupShare.LEVEL, level,
                GroupShare.ITEM, item,
                GroupShare.ITEM_COUNT, count,
                GroupShare.BASE_COUNT, base,
                GroupShare.SHARE, count / (double) base,
                GroupShare.CI_LOW, 0.9 * count / base,
                GroupShare.CI_HIGH, 1.1 * count / base);
    }
}
