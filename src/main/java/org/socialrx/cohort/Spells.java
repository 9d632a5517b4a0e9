package org.socialrx.cohort;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.DateWindow;

/**
 * The observed spells of registration: one row per patient and spell with at least one day in the data window, with
 * what is known of the patient.
 *
 * <p>Spells that overlap, or touch within a day, are one. Observation ends with death, leaving, the practice's last
 * collection or the data window, whichever comes first; on the same day death beats leaving, and leaving beats the end
 * of data.
 *
 * @param dataWindow days whose records are used at all
 */
record Spells(DateWindow dataWindow) {
    /** First day of registration, which may lie before the data window. */
    static final String REGISTERED_FROM = "registered_from";

    private static final String SPELL = "spell_number";
    private static final String LEFT_DATE = "left_date";
    private static final String END_OF_DATA = "end_of_data";

    /**
     * Observes every spell.
     *
     * @param firstReferrals first day of referral of every patient ever referred
     */
    Dataset<Row> observe(CohortInputs in, Dataset<Row> firstReferrals) {
        var keys = new String[] {CohortMember.PRACTICE_ID.name(), CohortMember.PATIENT_ID.name()};
        var practices = in.practices()
                .select(
                        Practice.PRACTICE_ID.col(),
                        Practice.REGION.col(),
                        least(Practice.LAST_COLLECTION_DATE.col(), day(dataWindow.to()))
                                .as(END_OF_DATA));
        return merged(in.registrations())
                .join(in.patients(), keys)
                .join(practices, Practice.PRACTICE_ID.name())
                .join(firstReferrals, keys, "left")
                .withColumn(CohortMember.OBSERVED_FROM.name(), greatest(col(REGISTERED_FROM), day(dataWindow.from())))
                .withColumn(
                        CohortMember.OBSERVED_TO.name(),
                        least(Patient.DEATH_DATE.col(), col(LEFT_DATE), col(END_OF_DATA)))
                .withColumn(CohortMember.EXIT_REASON.name(), exitReason())
                .where(CohortMember.OBSERVED_FROM.col().leq(CohortMember.OBSERVED_TO.col()))
                .drop(Patient.BIRTH_MONTH.name(), Patient.DEATH_DATE.name(), LEFT_DATE, END_OF_DATA);
    }

    /** Spells that overlap or touch become one; a missing last day counts as later than any other. */
    private static Dataset<Row> merged(Dataset<Row> registrations) {
        var order = Window.partitionBy(Registration.PRACTICE_ID.col(), Registration.PATIENT_ID.col())
                .orderBy(Registration.START_DATE.col());
        var openEnd = lit(Date.valueOf("9999-12-30"));
        var end = coalesce(Registration.END_DATE.col(), openEnd);
        var latestEndBefore = max(end).over(order.rowsBetween(Window.unboundedPreceding(), -1));
        var isStart = coalesce(Registration.START_DATE.col().gt(date_add(latestEndBefore, 1)), lit(true));
        var last = max(coalesce(Registration.END_DATE.col(), openEnd));
        return registrations
                .withColumn(SPELL, isStart.cast(DataTypes.IntegerType))
                .withColumn(SPELL, sum(col(SPELL)).over(order.rowsBetween(Window.unboundedPreceding(), 0)))
                .groupBy(Registration.PRACTICE_ID.col(), Registration.PATIENT_ID.col(), col(SPELL))
                .agg(
                        min(Registration.START_DATE.col()).as(REGISTERED_FROM),
                        when(last.lt(openEnd), last).as(LEFT_DATE))
                .drop(SPELL);
    }

    private static Column exitReason() {
        return when(Patient.DEATH_DATE.col().equalTo(CohortMember.OBSERVED_TO.col()), "death")
                .when(col(LEFT_DATE).equalTo(CohortMember.OBSERVED_TO.col()), "left-practice")
                .otherwise("end-of-data");
    }

    private static Column day(LocalDate date) {
        return lit(Date.valueOf(date));
    }
}
