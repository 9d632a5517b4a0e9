package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One episode of social prescribing: codes no further apart than the gap the study names. */
public final class ExposureEpisode {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Number of the episode in time order. */
    public static final Field EPISODE_NUMBER = required(
                    "episode_number", IntegerType, "Number of the episode in time order")
            .atLeast(1);

    /** First day of the episode. */
    public static final Field START_DATE = required("start_date", DateType, "First day of the episode");

    /** Day of its last code. */
    public static final Field END_DATE = required("end_date", DateType, "Day of its last code");

    /** How far it went: referred beats declined beats offered. */
    public static final Field STATE = required(
                    "state", StringType, "How far it went: referred beats declined beats offered")
            .oneOf("offered", "declined", "referred");

    /** First day offered. */
    public static final Field OFFERED_DATE = optional("offered_date", DateType, "First day offered");

    /** First day referred. */
    public static final Field REFERRED_DATE = optional("referred_date", DateType, "First day referred");

    /** First day declined. */
    public static final Field DECLINED_DATE = optional("declined_date", DateType, "First day declined");

    /** Codes within the episode. */
    public static final Field CODE_COUNT = required("code_count", IntegerType, "Codes within the episode");

    /** The declaration. */
    public static final Table TABLE = table(Layer.STUDY, "exposure_episode", "one row per patient and episode")
            .fields(
                    PRACTICE_ID,
                    PATIENT_ID,
                    EPISODE_NUMBER,
                    START_DATE,
                    END_DATE,
                    STATE,
                    OFFERED_DATE,
                    REFERRED_DATE,
                    DECLINED_DATE,
                    CODE_COUNT)
            .key(PRACTICE_ID, PATIENT_ID, EPISODE_NUMBER);

    private ExposureEpisode() {}
}
