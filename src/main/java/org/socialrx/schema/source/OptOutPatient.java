package org.socialrx.schema.source;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One patient whom no delivery may bring into core, because the patient opted out of research. */
public final class OptOutPatient {
    /** Patient. */
    public static final Field PATIENT_ID =
            required("patient_id", StringType, "Pseudonym of the patient, as a list of opt-outs named it");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.SOURCE, "opt_out_patient", "one row per patient who opted out of research")
            .fields(PATIENT_ID)
            .key(PATIENT_ID);

    private OptOutPatient() {}
}
