package org.socialrx.describe;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
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
import org.socialrx.stats.rates.EuropeanStandard;
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
    private static final double PER_1000 = 1000;
    private static final double LEVEL = 0.95;
    private static final String ALL = "all";
    private static final String AGE_BAND = "age-band";
    private static final List<String> NOT_BY_AGE = List.of(ALL, AGE_BAND, "year");
    private static final String BAND = "age_from";
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

    /** First events and days by state, characteristic, level and band of age. */
    Map<String, Map<String, Map<String, AgeCells>>> cells() {
        Map<String, Map<String, Map<String, AgeCells>>> cells = new TreeMap<>();
        for (var row : summed().collectAsList()) {
            cells.computeIfAbsent(row.getString(0), state -> new TreeMap<>())
                    .computeIfAbsent(row.getString(1), variable -> new TreeMap<>())
                    .computeIfAbsent(row.getString(2), level -> new AgeCells())
                    .add(row.getInt(3), row.getLong(4), row.getLong(5));
        }
        return cells;
    }

    /** Rows of {@code result.rate}. */
    static List<Row> rows(Map<String, Map<String, Map<String, AgeCells>>> cells) {
        List<Row> rows = new ArrayList<>();
        cells.forEach((state, variables) ->
                variables.forEach((variable, levels) -> addVariable(rows, state, variable, levels)));
        return rows;
    }

    /** First referrals by characteristic and level, and what age alone makes expected of them. */
    static Map<String, Map<String, EquityRatios.Counts>> againstAge(
            Map<String, Map<String, Map<String, AgeCells>>> cells) {
        var variables = cells.getOrDefault("referred", Map.of());
        var everybody = variables.getOrDefault(ALL, Map.of()).getOrDefault(ALL, new AgeCells());
        Map<String, Map<String, EquityRatios.Counts>> counts = new TreeMap<>();
        variables.forEach((variable, levels) -> {
            if (!NOT_BY_AGE.contains(variable)) {
                levels.forEach((level, ages) -> counts.computeIfAbsent(variable, key -> new TreeMap<>())
                        .put(level, new EquityRatios.Counts(ages.total().events(), null, ages.expectedAt(everybody))));
            }
        });
        return counts;
    }

    private static void addVariable(List<Row> rows, String state, String variable, Map<String, AgeCells> levels) {
        var order = 0;
        for (var level : Levels.inOrder(levels.keySet())) {
            var ages = levels.getOrDefault(level, new AgeCells());
            var total = ages.total();
            var rate = Rate.perThousandPersonYears((double) total.events(), total.years());
            var limits = rate.limits(LEVEL);
            boolean isStandardised = total.events() > 0 && !variable.equals(AGE_BAND);
            var standardised = ages.standardised();
            var wide = isStandardised ? standardised.limits(LEVEL, PER_1000) : limits;
            order++;
            rows.add(RowFactory.create(
                    state,
                    variable,
                    level,
                    order,
                    total.events(),
                    total.years(),
                    rate.value(),
                    limits.lower(),
                    limits.upper(),
                    isStandardised ? standardised.value(PER_1000) : null,
                    isStandardised ? wide.lower() : null,
                    isStandardised ? wide.upper() : null));
        }
    }

    /** Columns: state, variable, level, band of age, events, days. */
    private Dataset<Row> summed() {
        var cells = new ArrayList<Column>();
        cells.add(struct(lit(ALL).as("variable"), lit(ALL).as("level")));
        study.describeBy()
                .forEach(variable -> cells.add(
                        struct(lit(variable).as("variable"), col(variable).as("level"))));
        return byAllCharacteristics()
                .select(
                        col(STATE),
                        explode(array(cells.toArray(Column[]::new))).as(CELL),
                        col(BAND),
                        col(EVENTS),
                        col(DAYS))
                .groupBy(col(STATE), col(CELL + ".variable"), col(CELL + ".level"), col(BAND))
                .agg(sum(col(EVENTS)), sum(col(DAYS)));
    }

    /** Whole days and events by all characteristics at once: small, however many people there are. */
    private Dataset<Row> byAllCharacteristics() {
        var age = col(YEAR).minus(Patient.BIRTH_YEAR.col());
        List<Column> keys = new ArrayList<>();
        keys.add(col(STATE));
        keys.add(band(age).as(BAND));
        study.describeBy().forEach(variable -> keys.add(level(variable, age).as(variable)));
        return atRisk().where(age.geq(Described.ADULT_YEARS))
                .groupBy(keys.toArray(Column[]::new))
                .agg(sum(col(EVENTS)).as(EVENTS), sum(col(DAYS)).as(DAYS));
    }

    /** First year of the band of the standard population. */
    private static Column band(Column age) {
        return greatest(
                        lit(EuropeanStandard.YOUNGEST),
                        least(lit(EuropeanStandard.OLDEST), floor(age.divide(5)).multiply(5)))
                .cast("int");
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
