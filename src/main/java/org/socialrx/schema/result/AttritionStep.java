package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One step from the extract to the analysis, with how many it left. */
public final class AttritionStep {
    /** Whose way it is. */
    public static final Field FLOW =
            required("flow", StringType, "Whose way it is").oneOf("extract", "referred", "control", "matched");

    /** Order of the step within the flow. */
    public static final Field STEP_NUMBER = required("step_number", IntegerType, "Order of the step within the flow");

    /** Name of the rule. */
    public static final Field STEP = required("step", StringType, "Name of the rule");

    /** The rule in words. */
    public static final Field LABEL = required("label", StringType, "The rule in words");

    /** What is counted. */
    public static final Field UNIT =
            required("unit", StringType, "What is counted").oneOf("patients", "candidates");

    /** Left after the step. */
    public static final Field REMAINING_COUNT =
            required("remaining_count", LongType, "Left after the step").asCount();

    /** Excluded by the step. */
    public static final Field EXCLUDED_COUNT =
            required("excluded_count", LongType, "Excluded by the step").asCount();

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "attrition_step", "one row per flow and step")
            .fields(FLOW, STEP_NUMBER, STEP, LABEL, UNIT, REMAINING_COUNT, EXCLUDED_COUNT)
            .key(FLOW, STEP_NUMBER);

    private AttritionStep() {}
}
