package org.socialrx.describe;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_date;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.stats.rates.Rate;
import org.socialrx.study.Study;

/**
 * First offers, referrals and refusals per 1,000 person-years of adults.
 *
 * <p>At risk are observed days up to the day of the first event in the whole record, that day included; an event on a
 * day that is not observed does not count, and nobody is at risk after it. Age is the year less the year of birth, one
 * age for a calendar year, and years below 18 do not count.
 */
final class FirstEventRates {
    private static final String FIRST_DAY = "first.day";
    private static final String FIRST_STATE = "first.state";
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double LEVEL = 0.95;
    private static final String ALL = "all";
    private static final String STATE = "state";
    private static final String YEAR = "calendar_year";
    private static final String DAYS = "days";
    private static final String EVENTS = "events";
    private static final String CELL = "cell";

    private final Study study;
    private final People people;

    FirstEventRates(Study study, People people) {
        this.study = study;
        this.people = people;
    }

    /** What is counted in one cell. */
    private record Counts(long events, long days) {}

    /** Rows of {@code result.rate}. */
    List<Row> rows() {
        Map<String, Map<String, Map<String, Counts>>> counts = new TreeMap<>();
        for (var row : summed().collectAsList()) {
            counts.computeIfAbsent(row.getString(0), state -> new TreeMap<>())
                    .computeIfAbsent(row.getString(1), variable -> new TreeMap<>())
                    .put(row.getString(2), new Counts(row.getLong(3), row.getLong(4)));
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((state, variables) ->
                variables.forEach((variable, levels) -> addVariable(rows, state, variable, levels)));
        return rows;
    }

    private static void addVariable(List<Row> rows, String state, String variable, Map<String, Counts> levels) {
        var order = 0;
        for (var level : Levels.inOrder(levels.keySet())) {
            var counts = levels.getOrDefault(level, new Counts(0, 0));
            var years = counts.days() / DAYS_PER_YEAR;
            var rate = Rate.perThousandPersonYears((double) counts.events(), years);
            var limits = rate.limits(LEVEL);
            order++;
            rows.add(RowFactory.create(
                    state,
                    variable,
                    level,
                    order,
                    counts.events(),
                    years,
                    rate.value(),
                    limits.lower(),
                    limits.upper()));
        }
    }

    /** Columns: state, variable, level, events, days. */
    private Dataset<Row> summed() {
        var cells = new ArrayList<Column>();
        cells.add(struct(lit(ALL).as("variable"), lit(ALL).as("level")));
        study.describeBy()
                .forEach(variable -> cells.add(
                        struct(lit(variable).as("variable"), col(variable).as("level"))));
        return byAllCharacteristics()
                .select(col(STATE), explode(array(cells.toArray(Column[]::new))).as(CELL), col(EVENTS), col(DAYS))
                .groupBy(col(STATE), col(CELL + ".variable"), col(CELL + ".level"))
                .agg(sum(col(EVENTS)), sum(col(DAYS)));
    }

    /** Whole days and events by all characteristics at once: small, however many people there are. */
    private Dataset<Row> byAllCharacteristics() {
        var age = col(YEAR).minus(Patient.BIRTH_YEAR.col());
        List<Column> keys = new ArrayList<>();
        keys.add(col(STATE));
        study.describeBy().forEach(variable -> keys.add(level(variable, age).as(variable)));
        return atRisk().where(age.geq(Described.ADULT_YEARS))
                .groupBy(keys.toArray(Column[]::new))
                .agg(sum(col(EVENTS)).as(EVENTS), sum(col(DAYS)).as(DAYS));
    }

    private static Column level(String variable, Column age) {
        return variable.equals("year") ? col(YEAR).cast("string") : Levels.of(variable, age);
    }

    /** One row per person, span, kind of event and calendar year with days at risk. */
    private Dataset<Row> atRisk() {
        var firstDay = col(FIRST_DAY);
        var from = greatest(col(People.FROM), make_date(col(YEAR), lit(1), lit(1)));
        var yearEnd = least(col(People.TO), make_date(col(YEAR), lit(12), lit(31)));
        return people.spans()
                .withColumn(
                        "first",
                        explode(array(
                                first("offered", ExposureEpisode.OFFERED_DATE.col()),
                                first("referred", ExposureEpisode.REFERRED_DATE.col()),
                                first("declined", ExposureEpisode.DECLINED_DATE.col()))))
                .withColumn(YEAR, explode(sequence(year(col(People.FROM)), year(col(People.TO)))))
                .withColumn(STATE, col(FIRST_STATE))
                .withColumn(
                        DAYS, datediff(least(yearEnd, firstDay), from).plus(1).cast("long"))
                .withColumn(EVENTS, when(firstDay.between(from, yearEnd), 1L).otherwise(0L))
                .where(col(DAYS).gt(0));
    }

    private static Column first(String state, Column day) {
        return struct(lit(state).as(STATE), day.as("day"));
    }
}
