package org.socialrx.schema.fit;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One statistic of a model of the {@code fit} job. */
public final class ModelSummary {
    /** Name of the model. */
    public static final Field MODEL = required("model", StringType, "Name of the model");

    /** Name of the statistic. */
    public static final Field STATISTIC = required("statistic", StringType, "Name of the statistic");

    /** Its value. */
    public static final Field VALUE = optional("value", DoubleType, "Its value");

    /** The declaration. */
    public static final Table TABLE = table(Layer.FIT, "summary", "one row per model and statistic")
            .fields(MODEL, STATISTIC, VALUE)
            .key(MODEL, STATISTIC);

    private ModelSummary() {}
}
