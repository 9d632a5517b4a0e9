package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One general practice of the delivery. */
public final class Practice {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Region, as the supplier codes it. */
    public static final Field REGION = optional("region", StringType, "Region, as the supplier codes it");

    /** Last day the practice sent data. */
    public static final Field LAST_COLLECTION_DATE =
            required("last_collection_date", DateType, "Last day the practice sent data");

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "practice", "one row per practice")
            .fields(PRACTICE_ID, REGION, LAST_COLLECTION_DATE)
            .key(PRACTICE_ID);

    private Practice() {}
}
