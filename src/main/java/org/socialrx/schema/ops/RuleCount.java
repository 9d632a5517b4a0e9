package org.socialrx.schema.ops;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How many rows of a file broke a rule. */
public final class RuleCount {
    /** Run. */
    public static final Field RUN_ID = required("run_id", StringType, "Run");

    /** File. */
    public static final Field FILE_NAME = required("file_name", StringType, "File");

    /** Field, or row. */
    public static final Field FIELD_NAME = required("field_name", StringType, "Field, or row");

    /** Rule. */
    public static final Field RULE = required("rule", StringType, "Rule");

    /** Rows. */
    public static final Field ROW_COUNT = required("row_count", LongType, "Rows");

    /** The declaration. */
    public static final Table TABLE = table(Layer.OPS, "rule_count", "one row per run, file, field and rule")
            .fields(RUN_ID, FILE_NAME, FIELD_NAME, RULE, ROW_COUNT)
            .key(RUN_ID, FILE_NAME, FIELD_NAME, RULE);

    private RuleCount() {}
}
