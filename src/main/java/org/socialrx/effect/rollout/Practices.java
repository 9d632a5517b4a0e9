package org.socialrx.effect.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.study.PracticePeriod;
import org.socialrx.stats.did.PanelUnit;
import org.socialrx.stats.rollout.Practice;

/** Reads the practices of one outcome; their number does not grow with patients. */
final class Practices {
    private Practices() {}

    /**
     * Practices in the order of their ids.
     *
     * @param cells {@code study.practice_period}
     */
    static List<Practice> of(Dataset<Row> cells, String outcome) {
        var rows = cells.where(PracticePeriod.OUTCOME.col().equalTo(outcome))
                .select(
                        PracticePeriod.PRACTICE_ID.col(),
                        PracticePeriod.CALENDAR_PERIOD.col(),
                        PracticePeriod.COHORT_PERIOD.col(),
                        PracticePeriod.SPELL_COUNT.col(),
                        PracticePeriod.PERSON_DAYS.col(),
                        PracticePeriod.EVENT_COUNT.col(),
                        PracticePeriod.FIRST_REFERRAL_COUNT.col())
                .collectAsList();
        var periods = rows.stream().mapToInt(row -> row.getInt(1)).max().orElse(0);
        Map<String, List<Row>> byPractice = new TreeMap<>();
        rows.forEach(row -> byPractice
                .computeIfAbsent(row.getString(0), practice -> new ArrayList<>())
                .add(row));
        List<Practice> practices = new ArrayList<>();
        byPractice.forEach((id, own) -> practices.add(practice(id, own, periods)));
        return practices;
    }

    private static Practice practice(String id, List<Row> rows, int periods) {
        var first = rows.get(0);
        var practice = new Practice(
                id,
                first.isNullAt(2) ? PanelUnit.NEVER : first.getInt(2),
                new long[periods],
                new long[periods],
                new long[periods],
                new long[periods]);
        for (var row : rows) {
            var at = row.getInt(1) - 1;
            practice.spells()[at] = row.getLong(3);
            practice.days()[at] = row.getLong(4);
            practice.contacts()[at] = row.getLong(5);
            practice.firstReferrals()[at] = row.getLong(6);
        }
        return practice;
    }
}
