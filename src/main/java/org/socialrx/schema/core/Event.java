package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One coded entry in a patient's record. */
public final class Event {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Coded entry. */
    public static final Field EVENT_ID = required("event_id", StringType, "Coded entry");

    /** Day the entry is about. */
    public static final Field EVENT_DATE = required("event_date", DateType, "Day the entry is about");

    /** Consultation it was made in. */
    public static final Field CONTACT_ID = optional("contact_id", StringType, "Consultation it was made in");

    /** The supplier's code, key of core.code. */
    public static final Field CODE_KEY = required("code_key", StringType, "The supplier's code, key of core.code");

    /** Number recorded with the code, in the unit recorded with it. */
    public static final Field VALUE =
            optional("value", DoubleType, "Number recorded with the code, in the unit recorded with it");

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "event", "one row per coded entry")
            .fields(PRACTICE_ID, PATIENT_ID, EVENT_ID, EVENT_DATE, CONTACT_ID, CODE_KEY, VALUE)
            .key(PRACTICE_ID, PATIENT_ID, EVENT_ID);

    private Event() {}
}
