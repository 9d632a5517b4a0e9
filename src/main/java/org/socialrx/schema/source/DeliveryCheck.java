package org.socialrx.schema.source;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** What is odd about a practice when a delivery is compared with the one before. */
public final class DeliveryCheck {
    /** Delivery. */
    public static final Field DELIVERY_ID =
            required("delivery_id", StringType, "Delivery: hash over the names, sizes and contents of its files");

    /** Practice. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** What was found. */
    public static final Field CHECK_NAME = required("check_name", StringType, "What was found")
            .oneOf("practice-missing", "practice-stopped", "rows-lost");

    /** Core table. */
    public static final Field TABLE_NAME =
            required("table_name", StringType, "Core table the rows go to, all when the practice as a whole is meant");

    /** Month. */
    public static final Field MONTH_DATE = optional(
            "month_date", DateType, "Last month with rows of a practice that stopped, first month that lost rows");

    /** Rows now. */
    public static final Field ROW_COUNT = required("row_count", LongType, "Rows of this delivery in these months");

    /** Rows before. */
    public static final Field PREVIOUS_ROW_COUNT =
            required("previous_row_count", LongType, "Rows of the delivery before in the same months");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.SOURCE, "delivery_check", "one row per delivery, practice, check and core table")
            .fields(DELIVERY_ID, PRACTICE_ID, CHECK_NAME, TABLE_NAME, MONTH_DATE, ROW_COUNT, PREVIOUS_ROW_COUNT)
            .key(DELIVERY_ID, PRACTICE_ID, CHECK_NAME, TABLE_NAME);

    private DeliveryCheck() {}
}
