package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One need or concern of a referral. */
public final class SpNeed {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Referral it belongs to. */
    public static final Field SP_REFERRAL_ID = required("sp_referral_id", StringType, "Referral it belongs to");

    /** Need, coded. */
    public static final Field NEED_CODE = required("need_code", StringType, "Need, coded");

    /** Domain of need. */
    public static final Field DOMAIN = optional("domain", StringType, "Domain of need");

    /** Day it was recorded. */
    public static final Field NEED_DATE = optional("need_date", DateType, "Day it was recorded");

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "sp_need", "one row per referral and need")
            .fields(PRACTICE_ID, PATIENT_ID, SP_REFERRAL_ID, NEED_CODE, DOMAIN, NEED_DATE)
            .key(PRACTICE_ID, PATIENT_ID, SP_REFERRAL_ID, NEED_CODE);

    private SpNeed() {}
}
