package org.socialrx.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.table.Table;

/** Shares of a study that was never done, of the people whom its characteristics describe. */
final class PlausibleShares {
    private final List<Row> rows = new ArrayList<>();

    private PlausibleShares() {}

    static List<Row> rows(Map<Table, List<Row>> tables) {
        var shares = new PlausibleShares();
        var groups = new LinkedHashMap<List<String>, long[]>();
        var all = new long[3];
        for (var row : tables.getOrDefault(Characteristic.TABLE, List.of())) {
            int group = List.of("referred", "declined", "neither").indexOf(row.getString(0));
            groups.computeIfAbsent(List.of(row.getString(1), row.getString(2)), key -> new long[3])[group] =
                    row.getLong(4);
            all[group] = row.getLong(5);
        }
        shares.funnel("all", "all", all);
        groups.forEach((group, counts) -> shares.funnel(group.get(0), group.get(1), counts));
        shares.use();
        shares.completeness();
        shares.months();
        return shares.rows;
    }

    private void funnel(String variable, String level, long[] counts) {
        long offeredOnly = counts[2] / 300;
        long reached = counts[0] + counts[1] + offeredOnly;
        long contacted = counts[0] - counts[0] / 10;
        long closed = contacted - contacted / 7;
        add("funnel", variable, level, "reached", 1, reached, counts[0] + counts[1] + counts[2]);
        add("funnel", variable, level, "offered-only", 2, offeredOnly, reached);
        add("funnel", variable, level, "declined", 3, counts[1], reached);
        add("funnel", variable, level, "referred", 4, counts[0], reached);
        add("funnel", variable, level, "contacted", 5, contacted, counts[0]);
        add("funnel", variable, level, "closed", 6, closed, contacted);
    }

    private void completeness() {
        for (int year = 2015; year <= 2020; year++) {
            long all = 16_000 + 100L * year;
            long recorded = all * (60 + 4 * (year - 2015)) / 100;
            var level = Integer.toString(year);
            add("completeness", "ethnicity", level, "recorded", 1, recorded, all);
            add("completeness", "ethnicity", level, "unknown", 2, 3, all);
            add("completeness", "ethnicity", level, "missing", 3, all - recorded - 3, all);
            add("completeness", "housing", level, "recorded", 1, 400, all);
            add("completeness", "housing", level, "missing", 3, all - 400, all);
            add("completeness", "language", level, "no-code", 4, all, all);
        }
    }

    private void months() {
        for (int month = 0; month < 60; month++) {
            var level = "%d-%02d".formatted(2015 + month / 12, 1 + month % 12);
            addMonth(level, month, "referred", 1, month / 2 + month % 5);
            addMonth(level, month, "declined", 2, month / 9);
            addMonth(level, month, "practices-begun", 4, Math.min(30, month));
        }
    }

    private void addMonth(String level, int month, String item, int order, long count) {
        rows.add(ResultRow.of(GroupShare.TABLE)
                .with(GroupShare.TOPIC, "month")
                .with(GroupShare.VARIABLE, "month")
                .with(GroupShare.LEVEL, level)
                .with(GroupShare.LEVEL_ORDER, month + 1)
                .with(GroupShare.ITEM, item)
                .with(GroupShare.ITEM_ORDER, order)
                .with(GroupShare.ITEM_COUNT, count)
                .row());
    }

    private void use() {
        use("referrals-per-patient", "1", 861, "2", 46, "3+", 5);
        use("route", "medical", 771, "self", 81, "agency", 118, "not-recorded", 3);
        use("days-referral-to-contact", "1-7", 171, "8-14", 280, "15-28", 425, "29-56", 5, "not-recorded", 92);
        use("contacts-per-referral", "0", 92, "1", 190, "2", 211, "3-5", 320, "6+", 160);
    }

    private void use(String measure, Object... bands) {
        long all = 0;
        for (int band = 1; band < bands.length; band += 2) {
            all += (int) bands[band];
        }
        for (int band = 0; band < bands.length; band += 2) {
            add("use", measure, "all", bands[band].toString(), band / 2 + 1, (int) bands[band + 1], all);
        }
    }

    void add(String topic, String variable, String level, String item, int order, long count, @Nullable Long base) {
        rows.add(ResultRow.of(GroupShare.TABLE)
                .with(GroupShare.TOPIC, topic)
                .with(GroupShare.VARIABLE, variable)
                .with(GroupShare.LEVEL, level)
                .with(GroupShare.LEVEL_ORDER, 1)
                .with(GroupShare.ITEM, item)
                .with(GroupShare.ITEM_ORDER, order)
                .with(GroupShare.ITEM_COUNT, count)
                .with(GroupShare.BASE_COUNT, base)
                .with(GroupShare.SHARE, base == null || base == 0 ? null : count / (double) base)
                .row());
    }
}
