package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One referral to social prescribing as the scheme itself recorded it. */
public final class SpReferral {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Referral. */
    public static final Field SP_REFERRAL_ID = required("sp_referral_id", StringType, "Referral");

    /** Day it was offered. */
    public static final Field OFFER_DATE = optional("offer_date", DateType, "Day it was offered");

    /** Day of referral. */
    public static final Field REFERRAL_DATE = optional("referral_date", DateType, "Day of referral");

    /** Day it was declined. */
    public static final Field DECLINE_DATE = optional("decline_date", DateType, "Day it was declined");

    /** Who referred. */
    public static final Field REFERRER_ROLE = optional("referrer_role", StringType, "Who referred");

    /** How the patient came to the scheme. */
    public static final Field ROUTE =
            optional("route", StringType, "How the patient came to the scheme").oneOf("medical", "self", "agency");

    /** Model of the scheme. */
    public static final Field MODEL =
            optional("model", StringType, "Model of the scheme").oneOf("light", "medium", "holistic");

    /** Reason, coded. */
    public static final Field REASON_CODE = optional("reason_code", StringType, "Reason, coded");

    /** Terminology of the reason. */
    public static final Field CODE_SYSTEM = optional("code_system", StringType, "Terminology of the reason");

    /** First contact with the link worker. */
    public static final Field FIRST_CONTACT_DATE =
            optional("first_contact_date", DateType, "First contact with the link worker");

    /** Day the case was closed. */
    public static final Field CLOSE_DATE = optional("close_date", DateType, "Day the case was closed");

    /** Why it was closed. */
    public static final Field CLOSE_REASON = optional("close_reason", StringType, "Why it was closed");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.CORE, "sp_referral", "one row per referral of the social-prescribing layer")
            .fields(
                    PRACTICE_ID,
                    PATIENT_ID,
                    SP_REFERRAL_ID,
                    OFFER_DATE,
                    REFERRAL_DATE,
                    DECLINE_DATE,
                    REFERRER_ROLE,
                    ROUTE,
                    MODEL,
                    REASON_CODE,
                    CODE_SYSTEM,
                    FIRST_CONTACT_DATE,
                    CLOSE_DATE,
                    CLOSE_REASON)
            .key(PRACTICE_ID, PATIENT_ID, SP_REFERRAL_ID);

    private SpReferral() {}
}
