package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One spell of registration as far as it is observed: within the data window, alive, and while data were collected. */
public final class ObservedSpell {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** First day observed. */
    public static final Field OBSERVED_FROM = required("observed_from", DateType, "First day observed");

    /** Last day observed. */
    public static final Field OBSERVED_TO = required("observed_to", DateType, "Last day observed");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.STUDY, "observed_spell", "one row per patient and spell of registration in the data window")
            .fields(PRACTICE_ID, PATIENT_ID, OBSERVED_FROM, OBSERVED_TO)
            .key(PRACTICE_ID, PATIENT_ID, OBSERVED_FROM);

    private ObservedSpell() {}
}
