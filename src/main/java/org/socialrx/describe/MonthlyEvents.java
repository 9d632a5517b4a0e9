package org.socialrx.describe;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.year;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.socialrx.describe.Shares.Group;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.study.Study;

/**
 * First offers, referrals and refusals month by month, the same events as in the rates, and how many practices had
 * referred anybody for the first time by the end of the month.
 */
final class MonthlyEvents {
    private static final String FIRST = "first";
    private static final String DAY = "day";
    private static final String STATE = "state";
    private static final String MONTH = "month";
    private static final List<String> STATES = List.of("offered", "referred", "declined");

    private final Study study;
    private final People people;

    MonthlyEvents(Study study, People people) {
        this.study = study;
        this.people = people;
    }

    /** Rows of {@code result.group_share}. */
    List<Row> rows() {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        Map<String, Set<String>> practices = new TreeMap<>();
        for (var row : events()) {
            counts.computeIfAbsent(row.getString(2), month -> new HashMap<>())
                    .merge(row.getString(1), row.getLong(3), Long::sum);
            if (row.getString(1).equals("referred")) {
                practices
                        .computeIfAbsent(row.getString(2), month -> new HashSet<>())
                        .add(row.getString(0));
            }
        }
        var shares = new Shares("month");
        var begun = new HashSet<String>();
        int order = 0;
        var last = YearMonth.from(study.dataWindow().to());
        for (var month = YearMonth.from(study.dataWindow().from()); !month.isAfter(last); month = month.plusMonths(1)) {
            var group = new Group(MONTH, month.toString(), ++order);
            var events = counts.getOrDefault(month.toString(), Map.of());
            for (int state = 0; state < STATES.size(); state++) {
                shares.add(group, STATES.get(state), state + 1, events.getOrDefault(STATES.get(state), 0L));
            }
            begun.addAll(practices.getOrDefault(month.toString(), Set.of()));
            shares.add(group, "practices-begun", 4, begun.size());
        }
        return shares.rows();
    }

    /** Columns: practice, state, month, events; their number grows with the practices. */
    private List<Row> events() {
        var day = col(FIRST + "." + DAY);
        return people.spans()
                .withColumn(
                        FIRST,
                        explode(array(
                                first("offered", ExposureEpisode.OFFERED_DATE.col()),
                                first("referred", ExposureEpisode.REFERRED_DATE.col()),
                                first("declined", ExposureEpisode.DECLINED_DATE.col()))))
                .where(day.between(col(People.FROM), col(People.TO))
                        .and(year(day).minus(Patient.BIRTH_YEAR.col()).geq(Described.ADULT_YEARS)))
                .groupBy(
                        Patient.PRACTICE_ID.col(),
                        col(FIRST + "." + STATE),
                        date_format(day, "yyyy-MM").as(MONTH))
                .agg(count(lit(1)))
                .collectAsList();
    }

    private static Column first(String state, Column day) {
        return struct(lit(state).as(STATE), day.as(DAY));
    }
}
