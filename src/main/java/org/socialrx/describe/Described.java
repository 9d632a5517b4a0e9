package org.socialrx.describe;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.housing.Homelessness;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.study.Study;

/**
 * The adults that are described, each once, and how far social prescribing came with them by the end of the data
 * window.
 *
 * <p>Referred: referred by then; declined: declined and not referred; neither: all others who were observed, among them
 * those with an offer alone. Everybody is described on one day: that of the first referral, or of the first refusal,
 * and where that lies before the data window or is none, the middle of the observed days. Adults are 18 or over on that
 * day, counted from the middle of the year of birth; a condition is present with an entry in the look-back before it.
 */
final class Described {
    static final String GROUP = "patient_group";
    static final String IS_REACHED = "is_reached";
    static final String CONDITIONS = "conditions";

    static final int ADULT_YEARS = 18;
    private static final String DAY = "described_on";
    private static final String HOMELESS = "homeless_date";
    private static final String RESIDENCE = "residence_date";

    private final Study study;
    private final People people;

    Described(Study study, People people) {
        this.study = study;
        this.people = people;
    }

    /** One row per adult: practice, patient, characteristics, group, whether reached at all, conditions. */
    Dataset<Row> adults() {
        var persons = persons().where(age().geq(ADULT_YEARS));
        return withHomelessness(persons)
                .join(conditionsOf(persons), People.patientKey(), "left")
                .withColumn(CONDITIONS, coalesce(col(CONDITIONS), array().cast("array<string>")));
    }

    /** Adds which algorithms call a person homeless on the day. */
    private Dataset<Row> withHomelessness(Dataset<Row> persons) {
        var dates = people.codedEvents()
                .where(Homelessness.isEntry())
                .join(
                        persons.select(Patient.PRACTICE_ID.col(), Patient.PATIENT_ID.col(), col(DAY)),
                        People.patientKey())
                .where(CodedEvent.EVENT_DATE.col().lt(col(DAY)))
                .groupBy(Patient.PRACTICE_ID.col(), Patient.PATIENT_ID.col())
                .agg(
                        Homelessness.latestHomeless().as(HOMELESS),
                        Homelessness.latestResidence().as(RESIDENCE));
        return persons.join(dates, People.patientKey(), "left")
                .withColumn(PersonCells.HOMELESSNESS, Homelessness.level(col(HOMELESS), col(RESIDENCE), col(DAY)))
                .drop(HOMELESS, RESIDENCE);
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
        var offered = byTheEnd(ExposureEpisode.OFFERED_DATE.col());
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
                .groupBy(characteristics())
                .agg(
                        group.as(GROUP),
                        max(col(People.REFERRALS)).as(People.REFERRALS),
                        coalesce(first(offered), first(referred), first(declined))
                                .isNotNull()
                                .as(IS_REACHED),
                        when(day.geq(start), day).otherwise(middle).as(DAY));
    }

    private Column[] characteristics() {
        var columns = new ArrayList<>(List.of(
                Patient.PRACTICE_ID.col(),
                Patient.PATIENT_ID.col(),
                Patient.SEX.col(),
                Patient.BIRTH_YEAR.col(),
                Patient.IMD_DECILE.col(),
                Patient.URBAN_RURAL.col(),
                Practice.REGION.col()));
        columns.addAll(Ethnicity.of(study).columns());
        return columns.toArray(Column[]::new);
    }

    /** The first day in the record, when it lies before the end of the data window. */
    private Column byTheEnd(Column day) {
        return when(day.leq(lit(study.dataWindow().to())), day);
    }

    /** Age in years on the day on which a person is described. */
    static Column age() {
        return year(col(DAY))
                .minus(Patient.BIRTH_YEAR.col())
                .minus(when(month(col(DAY)).lt(7), 1).otherwise(0));
    }
}
