package org.socialrx.describe;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.study.EligibilityRule.RecordAcceptable;
import org.socialrx.study.Study;

/**
 * The people of the extract with the days they were observed: registered, alive, before the last collection, in the
 * data window; days of overlapping registrations count once.
 *
 * <p>Records that the supplier does not call fit for research are left out when the study asks for fit ones.
 */
final class People {
    static final String FROM = "from_date";
    static final String TO = "to_date";
    static final String REFERRALS = "referral_count";
    static final String NOT_RECORDED = "not-recorded";

    private static final String[] PATIENT = {Patient.PRACTICE_ID.name(), Patient.PATIENT_ID.name()};

    private final Study study;
    private final DescribeInputs inputs;
    private final Dataset<Row> spans;

    People(Study study, DescribeInputs inputs) {
        this.study = study;
        this.inputs = inputs;
        spans = joined().persist(StorageLevel.MEMORY_AND_DISK());
    }

    /**
     * One row per person and span of observed days, with what is known of the person and the days of first events. Kept
     * until {@link #release}, because everything is counted from it.
     */
    Dataset<Row> spans() {
        return spans;
    }

    /** Gives the memory of the spans back. */
    void release() {
        spans.unpersist();
    }

    private Dataset<Row> joined() {
        return inputs.registration()
                .join(people(), PATIENT)
                .withColumn(
                        FROM,
                        greatest(
                                Registration.START_DATE.col(),
                                lit(study.dataWindow().from())))
                .withColumn(
                        TO,
                        least(
                                Registration.END_DATE.col(),
                                Patient.DEATH_DATE.col(),
                                Practice.LAST_COLLECTION_DATE.col(),
                                lit(study.dataWindow().to())))
                .withColumn(FROM, greatest(col(FROM), date_add(latestEndBefore(), 1)))
                .where(col(FROM).leq(col(TO)));
    }

    private static Column latestEndBefore() {
        var earlier = Window.partitionBy(Registration.PRACTICE_ID.col(), Registration.PATIENT_ID.col())
                .orderBy(Registration.START_DATE.col())
                .rowsBetween(Window.unboundedPreceding(), -1);
        return max(col(TO)).over(earlier);
    }

    private Dataset<Row> people() {
        var isWanted = study.eligibility().stream().anyMatch(RecordAcceptable.class::isInstance)
                ? Patient.IS_ACCEPTABLE.col()
                : lit(true);
        var patients = inputs.patient()
                .where(isWanted)
                .join(inputs.practice(), Patient.PRACTICE_ID.name())
                .join(firstEvents(), PATIENT, "left");
        return Ethnicity.of(study)
                .add(
                        patients,
                        inputs.codedEvent()
                                .where(CodedEvent.EVENT_DATE
                                        .col()
                                        .leq(lit(study.dataWindow().to()))));
    }

    /** First day offered, referred and declined in the whole record; referrals up to the end of the data window. */
    private Dataset<Row> firstEvents() {
        return inputs.exposureEpisode()
                .groupBy(ExposureEpisode.PRACTICE_ID.col(), ExposureEpisode.PATIENT_ID.col())
                .agg(
                        min(ExposureEpisode.OFFERED_DATE.col()).as(ExposureEpisode.OFFERED_DATE.name()),
                        min(ExposureEpisode.REFERRED_DATE.col()).as(ExposureEpisode.REFERRED_DATE.name()),
                        min(ExposureEpisode.DECLINED_DATE.col()).as(ExposureEpisode.DECLINED_DATE.name()),
                        count_if(ExposureEpisode.REFERRED_DATE
                                        .col()
                                        .leq(lit(study.dataWindow().to())))
                                .as(REFERRALS));
    }

    /** Entries that name a condition of the study. */
    Dataset<Row> conditions() {
        return inputs.codedEvent()
                .where(CodedEvent.CODELIST
                        .col()
                        .isin(study.covariates().conditions().toArray())
                        .and(CodedEvent.EVIDENCE.col().notEqual("declined")));
    }

    /** Every entry that a code list names. */
    Dataset<Row> codedEvents() {
        return inputs.codedEvent();
    }

    static String[] patientKey() {
        return PATIENT.clone();
    }
}
