package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One activity or service a patient was connected to. */
public final class SpActivity {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Referral it belongs to. */
    public static final Field SP_REFERRAL_ID = required("sp_referral_id", StringType, "Referral it belongs to");

    /** Activity, coded. */
    public static final Field ACTIVITY_CODE = required("activity_code", StringType, "Activity, coded");

    /** Who offers it. */
    public static final Field PROVIDER = optional("provider", StringType, "Who offers it");

    /** First day. */
    public static final Field START_DATE = optional("start_date", DateType, "First day");

    /** Last day. */
    public static final Field END_DATE = optional("end_date", DateType, "Last day");

    /** Sessions attended. */
    public static final Field ATTENDED_COUNT =
            optional("attended_count", IntegerType, "Sessions attended").atLeast(0);

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "sp_activity", "one row per referral and activity")
            .fields(
                    PRACTICE_ID,
                    PATIENT_ID,
                    SP_REFERRAL_ID,
                    ACTIVITY_CODE,
                    PROVIDER,
                    START_DATE,
                    END_DATE,
                    ATTENDED_COUNT)
            .key(PRACTICE_ID, PATIENT_ID, SP_REFERRAL_ID, ACTIVITY_CODE);

    private SpActivity() {}
}
