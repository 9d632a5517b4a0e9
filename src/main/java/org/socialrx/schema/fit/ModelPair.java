package org.socialrx.schema.fit;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One treated row and one of its controls in a matching of the {@code fit} job. */
public final class ModelPair {
    /** Name of the model. */
    public static final Field MODEL = required("model", StringType, "Name of the model");

    /** Id of the treated. */
    public static final Field TREATED_ID = required("treated_id", StringType, "Id of the treated");

    /** Id of the control. */
    public static final Field CONTROL_ID = required("control_id", StringType, "Id of the control");

    /** One over the controls of the treated. */
    public static final Field WEIGHT = optional("weight", DoubleType, "One over the controls of the treated");

    /** The declaration. */
    public static final Table TABLE = table(Layer.FIT, "pair", "one row per model, treated and control")
            .fields(MODEL, TREATED_ID, CONTROL_ID, WEIGHT)
            .key(MODEL, TREATED_ID, CONTROL_ID);

    private ModelPair() {}
}
