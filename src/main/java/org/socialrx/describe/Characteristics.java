package org.socialrx.describe;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.struct;
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
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.study.Study;

/**
 * How the referred, those who declined and all other adults divide over the levels of each characteristic.
 *
 * <p>Referred: referred by the end of the data window; declined: declined by then and not referred; neither: all others
 * who were observed. Everybody is described on one day: that of the first referral, or of the first refusal, and where
 * that lies before the data window or is none, the middle of the observed days. Adults are 18 or over on that day,
 * counted from the middle of the year of birth; a condition is present with an entry in the look-back before it.
 */
final class Characteristics {
    static final int ADULT_YEARS = 18;

    private static final List<String> GROUPS = List.of("referred", "declined", "neither");
    private static final String GROUP = "patient_group";
    private static final String DAY = "described_on";
    private static final String CONDITIONS = "conditions";
    private static final String CELL = "cell";

    private final Study study;
    private final People people;

    Characteristics(Study study, People people) {
        this.study = study;
        this.people = people;
    }

    /** Rows of {@code result.characteristic}; every group has every level that any group has. */
    List<Row> rows() {
        Map<String, Map<String, Map<String, Long>>> counts = new TreeMap<>();
        for (var row : counted()) {
            counts.computeIfAbsent(row.getString(1), variable -> new TreeMap<>())
                    .computeIfAbsent(row.getString(2), level -> new TreeMap<>())
                    .put(row.getString(0), row.getLong(3));
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((variable, levels) -> GROUPS.forEach(group -> addGroup(rows, group, variable, levels)));
        return rows;
    }

    private static void addGroup(List<Row> rows, String group, String variable, Map<String, Map<String, Long>> levels) {
        var all = levels.values().stream()
                .mapToLong(groups -> groups.getOrDefault(group, 0L))
                .sum();
        var order = 0;
        for (var level : Levels.inOrder(levels.keySet())) {
            var patients = levels.getOrDefault(level, Map.of()).getOrDefault(group, 0L);
            order++;
            rows.add(RowFactory.create(
                    group, variable, level, order, patients, all, all == 0 ? null : patients / (double) all));
        }
    }

    private List<Row> counted() {
        var cells = new ArrayList<Column>();
        for (var variable : study.describeBy()) {
            if (!variable.equals("year")) {
                cells.add(struct(
                        lit(variable).as("variable"), Levels.of(variable, age()).as("level")));
            }
        }
        for (var condition : study.covariates().conditions()) {
            var level =
                    when(array_contains(col(CONDITIONS), condition), "recorded").otherwise(People.NOT_RECORDED);
            cells.add(struct(lit(condition).as("variable"), level.as("level")));
        }
        return described()
                .where(age().geq(ADULT_YEARS))
                .select(col(GROUP), explode(array(cells.toArray(Column[]::new))).as(CELL))
                .groupBy(col(GROUP), col(CELL + ".variable"), col(CELL + ".level"))
                .agg(count(lit(1)))
                .collectAsList();
    }

    private Dataset<Row> described() {
        var persons = persons();
        return persons.join(conditionsOf(persons), People.patientKey(), "left")
                .withColumn(CONDITIONS, coalesce(col(CONDITIONS), array().cast("array<string>")));
    }

    private Dataset<Row> conditionsOf(Dataset<Row> persons) {
        return people.conditions()
                .join(
                        persons.select(Patient.PRACTICE_ID.col(), Patient.PATIENT_ID.col(), col(DAY)),
                        People.patientKey())
                .where(CodedEvent.EVENT_DATE
                        .col()
                        .lt(col(DAY))
                        .and(CodedEvent.EVENT_DATE
                                .col()
                                .geq(date_sub(col(DAY), study.covariates().lookBackDays()))))
                .groupBy(Patient.PRACTICE_ID.col(), Patient.PATIENT_ID.col())
                .agg(collect_set(CodedEvent.CODELIST.col()).as(CONDITIONS));
    }

    private Dataset<Row> persons() {
        var referred = byTheEnd(ExposureEpisode.REFERRED_DATE.col());
        var declined = byTheEnd(ExposureEpisode.DECLINED_DATE.col());
        var start = lit(study.dataWindow().from());
        var day = coalesce(first(referred), first(declined));
        var middle = date_add(
                min(col(People.FROM)),
                datediff(max(col(People.TO)), min(col(People.FROM))).divide(2).cast("int"));
        var group = when(first(referred).isNotNull(), "referred")
                .when(first(declined).isNotNull(), "declined")
                .otherwise("neither");
        return people.spans()
                .groupBy(
                        Patient.PRACTICE_ID.col(),
                        Patient.PATIENT_ID.col(),
                        Patient.SEX.col(),
                        Patient.BIRTH_YEAR.col(),
                        Patient.IMD_DECILE.col(),
                        Practice.REGION.col(),
                        col(People.ETHNICITY))
                .agg(
                        group.as(GROUP),
                        when(day.geq(start), day).otherwise(middle).as(DAY));
    }

    /** The first day in the record, when it lies before the end of the data window. */
    private Column byTheEnd(Column day) {
        return when(day.leq(lit(study.dataWindow().to())), day);
    }

    private static Column age() {
        return year(col(DAY))
                .minus(Patient.BIRTH_YEAR.col())
                .minus(when(month(col(DAY)).lt(7), 1).otherwise(0));
    }
}
