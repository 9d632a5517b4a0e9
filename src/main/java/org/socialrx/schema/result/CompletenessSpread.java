package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How practices differ in the share of patients for whom a circumstance is recorded. */
public final class CompletenessSpread {
    /** Circumstance. */
    public static final Field VARIABLE = required("variable", StringType, "Circumstance");

    /** Calendar year. */
    public static final Field YEAR = required("calendar_year", IntegerType, "Calendar year");

    /** Practices. */
    public static final Field PRACTICE_COUNT =
            required("practice_count", LongType, "Practices").asCount();

    /** One practice in ten records less. */
    public static final Field LOW = required(
                    "low_share", DoubleType, "One practice in ten records for no more, to the nearest 0.05")
            .guardedBy(PRACTICE_COUNT);

    /** Half the practices record less. */
    public static final Field MIDDLE = required(
                    "middle_share", DoubleType, "Half the practices record for no more, to the nearest 0.05")
            .guardedBy(PRACTICE_COUNT);

    /** One practice in ten records more. */
    public static final Field HIGH = required(
                    "high_share", DoubleType, "One practice in ten records for more, to the nearest 0.05")
            .guardedBy(PRACTICE_COUNT);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "completeness_spread", "one row per circumstance and year")
            .fields(VARIABLE, YEAR, PRACTICE_COUNT, LOW, MIDDLE, HIGH)
            .key(VARIABLE, YEAR);

    private CompletenessSpread() {}
}
