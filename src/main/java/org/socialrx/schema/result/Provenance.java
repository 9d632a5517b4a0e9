package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One fact about where the results of a study come from. */
public final class Provenance {
    /** Name of the fact: origin, delivery, data-window and so on. */
    public static final Field FACT = required("fact", StringType, "Name of the fact");

    /** The fact. */
    public static final Field VALUE = required("value", StringType, "The fact, in words or as an identifier");

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "provenance", "one row per fact about the study's data")
            .fields(FACT, VALUE)
            .key(FACT);

    private Provenance() {}
}
