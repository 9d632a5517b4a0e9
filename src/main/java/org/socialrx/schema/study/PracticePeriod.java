package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/**
 * What all patients registered with a practice used in one calendar period; the periods follow each other from the
 * first day of the data window, and a last one that the window cuts short is left out.
 */
public final class PracticePeriod {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Number of the calendar period. */
    public static final Field CALENDAR_PERIOD = required(
                    "calendar_period",
                    IntegerType,
                    "Number of the calendar period; 1 starts on the first day of the data window")
            .atLeast(1);

    /** Outcome, by its name in the study. */
    public static final Field OUTCOME = required("outcome", StringType, "Outcome, by its name in the study");

    /** When the practice began. */
    public static final Field COHORT_PERIOD = optional(
                    "cohort_period",
                    IntegerType,
                    "Calendar period in which the practice first referred a patient, 1 if earlier; null if never")
            .atLeast(1);

    /** Spells of registration observed. */
    public static final Field SPELL_COUNT =
            required("spell_count", LongType, "Spells of registration observed on at least one day of the period");

    /** Days observed, over all patients. */
    public static final Field PERSON_DAYS =
            required("person_days", LongType, "Days observed, over all registered patients");

    /** Contacts of all patients. */
    public static final Field EVENT_COUNT =
            required("event_count", LongType, "Contacts of all registered patients, whether referred or not");

    /** Patients referred for the first time. */
    public static final Field FIRST_REFERRAL_COUNT =
            required("first_referral_count", LongType, "Patients referred for the first time in the period");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.STUDY, "practice_period", "one row per practice, calendar period and outcome")
            .fields(
                    PRACTICE_ID,
                    CALENDAR_PERIOD,
                    OUTCOME,
                    COHORT_PERIOD,
                    SPELL_COUNT,
                    PERSON_DAYS,
                    EVENT_COUNT,
                    FIRST_REFERRAL_COUNT)
            .key(PRACTICE_ID, CALENDAR_PERIOD, OUTCOME);

    private PracticePeriod() {}
}
