package org.socialrx.schema.study;

import static org.apache.spark.sql.functions.array_repeat;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/**
 * Days and outcomes of a candidate by period around the index date; the arrays run from the first baseline period to
 * the last effect period.
 */
public final class CandidateHistory {
    // Delta refuses NOT NULL inside a map; no null is ever written.
    private static final DataType COUNTS_BY_OUTCOME =
            createMapType(StringType, createArrayType(IntegerType, true), true);

    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Day the patient was referred, or stood in a risk set. */
    public static final Field INDEX_DATE =
            required("index_date", DateType, "Day the patient was referred, or stood in a risk set");

    /** Days observed in each period. */
    public static final Field PERSON_DAYS =
            required("person_days", createArrayType(IntegerType, false), "Days observed in each period");

    /** Days observed in each period up to the day before the patient's own later referral. */
    public static final Field CENSORED_PERSON_DAYS = required(
            "censored_person_days",
            createArrayType(IntegerType, false),
            "Days observed in each period up to the day before the patient's own later referral");

    /** Contacts in each period by outcome, of the outcomes of which the candidate has any. */
    public static final Field EVENT_COUNTS = required(
            "event_counts",
            COUNTS_BY_OUTCOME,
            "Contacts in each period by outcome, censored at the end of observation; outcomes without any are left out");

    /** The same up to the day before the patient's own later referral. */
    public static final Field CENSORED_EVENT_COUNTS = required(
            "censored_event_counts",
            COUNTS_BY_OUTCOME,
            "Contacts in each period by outcome, up to the day before the patient's own later referral");

    /** The declaration. */
    public static final Table TABLE = table(Layer.STUDY, "candidate_history", "one row per candidate")
            .fields(
                    PRACTICE_ID,
                    PATIENT_ID,
                    INDEX_DATE,
                    PERSON_DAYS,
                    CENSORED_PERSON_DAYS,
                    EVENT_COUNTS,
                    CENSORED_EVENT_COUNTS)
            .key(PRACTICE_ID, PATIENT_ID, INDEX_DATE);

    private CandidateHistory() {}

    /** Contacts with an outcome in each period, {@code array<int>}, with the zeros that the table leaves out. */
    public static Column eventCounts(Column outcome) {
        return orNone(EVENT_COUNTS, outcome);
    }

    /** The same up to the day before the patient's own later referral. */
    public static Column censoredEventCounts(Column outcome) {
        return orNone(CENSORED_EVENT_COUNTS, outcome);
    }

    private static Column orNone(Field byOutcome, Column outcome) {
        return coalesce(try_element_at(byOutcome.col(), outcome), array_repeat(lit(0), size(PERSON_DAYS.col())));
    }
}
