package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One spell of registration with a practice. */
public final class Registration {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** First day registered. */
    public static final Field START_DATE = required("start_date", DateType, "First day registered");

    /** Last day registered; null while still registered at the last collection. */
    public static final Field END_DATE =
            optional("end_date", DateType, "Last day registered; null while still registered at the last collection");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.CORE, "registration", "one row per patient, practice and start of registration")
            .fields(PRACTICE_ID, PATIENT_ID, START_DATE, END_DATE)
            .rule("ends-before-start", "end_date >= start_date")
            .key(PRACTICE_ID, PATIENT_ID, START_DATE);

    private Registration() {}
}
