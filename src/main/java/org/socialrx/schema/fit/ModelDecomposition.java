package org.socialrx.schema.fit;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One comparison that an estimate is made of. */
public final class ModelDecomposition {
    /** Name of the model. */
    public static final Field MODEL = required("model", StringType, "Name of the model");

    /** The comparison: treated against controls. */
    public static final Field TERM = required("term", StringType, "The comparison: treated against controls");

    /** Its estimate. */
    public static final Field ESTIMATE = optional("estimate", DoubleType, "Its estimate");

    /** Its weight. */
    public static final Field WEIGHT = optional("weight", DoubleType, "Its weight");

    /** The declaration. */
    public static final Table TABLE = table(Layer.FIT, "decomposition", "one row per model and comparison")
            .fields(MODEL, TERM, ESTIMATE, WEIGHT)
            .key(MODEL, TERM);

    private ModelDecomposition() {}
}
