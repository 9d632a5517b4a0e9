package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One contact of a link worker with a patient. */
public final class SpContact {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Referral it belongs to. */
    public static final Field SP_REFERRAL_ID = required("sp_referral_id", StringType, "Referral it belongs to");

    /** Number of the contact within the referral. */
    public static final Field CONTACT_NUMBER = required(
                    "contact_number", IntegerType, "Number of the contact within the referral")
            .atLeast(1);

    /** Day of the contact. */
    public static final Field CONTACT_DATE = optional("contact_date", DateType, "Day of the contact");

    /** How: face to face, by telephone and so on. */
    public static final Field MODE = optional("mode", StringType, "How: face to face, by telephone and so on");

    /** Role of the worker. */
    public static final Field ROLE = optional("role", StringType, "Role of the worker");

    /** Length. */
    public static final Field MINUTES =
            optional("minutes", IntegerType, "Length").in("minutes").between(0, 1440);

    /** Whether the patient came. */
    public static final Field IS_ATTENDED = optional("is_attended", BooleanType, "Whether the patient came");

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "sp_contact", "one row per referral and contact")
            .fields(
                    PRACTICE_ID,
                    PATIENT_ID,
                    SP_REFERRAL_ID,
                    CONTACT_NUMBER,
                    CONTACT_DATE,
                    MODE,
                    ROLE,
                    MINUTES,
                    IS_ATTENDED)
            .key(PRACTICE_ID, PATIENT_ID, SP_REFERRAL_ID, CONTACT_NUMBER);

    private SpContact() {}
}
