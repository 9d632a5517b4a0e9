package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One entry of the record that one of the study's code lists names; later jobs never read core.event. */
public final class CodedEvent {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Day the entry is about. */
    public static final Field EVENT_DATE = required("event_date", DateType, "Day the entry is about");

    /** Coded entry. */
    public static final Field EVENT_ID = required("event_id", StringType, "Coded entry");

    /** Name of the code list. */
    public static final Field CODELIST = required("codelist", StringType, "Name of the code list");

    /** Category of the code within the list. */
    public static final Field CATEGORY = optional("category", StringType, "Category of the code within the list");

    /** What the code is evidence of. */
    public static final Field EVIDENCE = required("evidence", StringType, "What the code is evidence of")
            .oneOf("status", "service", "administrative", "declined");

    /** The declaration. */
    public static final Table TABLE = table(Layer.STUDY, "coded_event", "one row per code list, patient and entry")
            .fields(PRACTICE_ID, PATIENT_ID, EVENT_DATE, EVENT_ID, CODELIST, CATEGORY, EVIDENCE)
            .key(PRACTICE_ID, PATIENT_ID, EVENT_ID, CODELIST);

    private CodedEvent() {}
}
