package org.socialrx.schema.ops;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One table version that a run read or wrote. */
public final class RunTable {
    /** Run. */
    public static final Field RUN_ID = required("run_id", StringType, "Run");

    /** Read or written. */
    public static final Field DIRECTION =
            required("direction", StringType, "Read or written").oneOf("read", "written");

    /** Database and table. */
    public static final Field TABLE_NAME = required("table_name", StringType, "Database and table");

    /** Delta version. */
    public static final Field VERSION = required("version", LongType, "Delta version");

    /** Rows written, from Delta's own metrics. */
    public static final Field ROW_COUNT = optional("row_count", LongType, "Rows written, from Delta's own metrics");

    /** Keys of replaced practices that a later delivery no longer has. */
    public static final Field DISAPPEARED_COUNT =
            optional("disappeared_count", LongType, "Keys of replaced practices that a later delivery no longer has");

    /** The declaration. */
    public static final Table TABLE = table(Layer.OPS, "run_table", "one row per run, table and direction")
            .fields(RUN_ID, DIRECTION, TABLE_NAME, VERSION, ROW_COUNT, DISAPPEARED_COUNT)
            .key(RUN_ID, DIRECTION, TABLE_NAME);

    private RunTable() {}
}
