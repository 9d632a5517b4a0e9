package org.socialrx.schema.source;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How much a practice sent for one month, the measure by which deliveries are compared. */
public final class PracticeMonth {
    /** Delivery. */
    public static final Field DELIVERY_ID =
            required("delivery_id", StringType, "Delivery: hash over the names, sizes and contents of its files");

    /** Run that read it. */
    public static final Field RUN_ID = required("run_id", StringType, "Run that read it");

    /** Practice. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Core table. */
    public static final Field TABLE_NAME = required("table_name", StringType, "Core table the rows go to");

    /** First day of the month. */
    public static final Field MONTH_DATE = required("month_date", DateType, "First day of the month");

    /** Rows accepted. */
    public static final Field ROW_COUNT = required("row_count", LongType, "Rows accepted");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.SOURCE, "practice_month", "one row per delivery, practice, core table and month")
            .fields(DELIVERY_ID, RUN_ID, PRACTICE_ID, TABLE_NAME, MONTH_DATE, ROW_COUNT)
            .key(DELIVERY_ID, PRACTICE_ID, TABLE_NAME, MONTH_DATE);

    private PracticeMonth() {}
}
