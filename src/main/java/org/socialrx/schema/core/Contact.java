package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One consultation of a patient, of whatever kind. */
public final class Contact {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Consultation. */
    public static final Field CONTACT_ID = required("contact_id", StringType, "Consultation");

    /** Day of the consultation. */
    public static final Field CONTACT_DATE = required("contact_date", DateType, "Day of the consultation");

    /** Member of staff who held it. */
    public static final Field STAFF_ID = optional("staff_id", StringType, "Member of staff who held it");

    /** Group of that member of staff; unlisted when none is recorded. */
    public static final Field STAFF_GROUP = required(
                    "staff_group", StringType, "Group of that member of staff; unlisted when none is recorded")
            .oneOf("gp", "nurse", "other-clinical", "link-worker", "admin", "unlisted");

    /** Kind of consultation, as the supplier codes it. */
    public static final Field CONTACT_CODE =
            optional("contact_code", StringType, "Kind of consultation, as the supplier codes it");

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "contact", "one row per consultation")
            .fields(PRACTICE_ID, PATIENT_ID, CONTACT_ID, CONTACT_DATE, STAFF_ID, STAFF_GROUP, CONTACT_CODE)
            .key(PRACTICE_ID, PATIENT_ID, CONTACT_ID);

    private Contact() {}
}
