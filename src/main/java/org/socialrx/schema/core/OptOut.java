package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How many patients of a practice were left out because they opted out of research; who they are is not kept. */
public final class OptOut {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Patients left out. */
    public static final Field OPTED_OUT_COUNT = required(
                    "opted_out_count", LongType, "Patients of the practice who opted out")
            .atLeast(1);

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "opt_out", "one row per practice with patients who opted out")
            .fields(PRACTICE_ID, OPTED_OUT_COUNT)
            .key(PRACTICE_ID);

    private OptOut() {}
}
