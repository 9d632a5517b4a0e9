package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/**
 * The outcome of a candidate by period around the index date; the arrays run from the first baseline period to the last
 * effect period.
 */
public final class CandidatePanel {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Day the patient was referred, or stood in a risk set. */
    public static final Field INDEX_DATE =
            required("index_date", DateType, "Day the patient was referred, or stood in a risk set");

    /** Outcome, by its name in the study. */
    public static final Field OUTCOME = required("outcome", StringType, "Outcome, by its name in the study");

    /** Contacts in each period, censored at the end of observation. */
    public static final Field EVENT_COUNTS = required(
            "event_counts",
            createArrayType(IntegerType, false),
            "Contacts in each period, censored at the end of observation");

    /** Days observed in each period. */
    public static final Field PERSON_DAYS =
            required("person_days", createArrayType(IntegerType, false), "Days observed in each period");

    /** Contacts in each period up to the day before the patient's own later referral. */
    public static final Field CENSORED_EVENT_COUNTS = required(
            "censored_event_counts",
            createArrayType(IntegerType, false),
            "Contacts in each period up to the day before the patient's own later referral");

    /** Days observed in each period up to the day before the patient's own later referral. */
    public static final Field CENSORED_PERSON_DAYS = required(
            "censored_person_days",
            createArrayType(IntegerType, false),
            "Days observed in each period up to the day before the patient's own later referral");

    /** The declaration. */
    public static final Table TABLE = table(Layer.STUDY, "candidate_panel", "one row per candidate and outcome")
            .fields(
                    PRACTICE_ID,
                    PATIENT_ID,
                    INDEX_DATE,
                    OUTCOME,
                    EVENT_COUNTS,
                    PERSON_DAYS,
                    CENSORED_EVENT_COUNTS,
                    CENSORED_PERSON_DAYS)
            .key(PRACTICE_ID, PATIENT_ID, INDEX_DATE, OUTCOME);

    private CandidatePanel() {}
}
