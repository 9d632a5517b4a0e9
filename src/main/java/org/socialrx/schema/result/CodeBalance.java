package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How alike the arms are in all codes of the record together, for a study with a wide propensity model. */
public final class CodeBalance {
    /** Name of the matching. */
    public static final Field DESIGN = required("design", StringType, "Name of the matching");

    /** Before or after matching. */
    public static final Field SAMPLE =
            required("sample", StringType, "Before or after matching").oneOf("before", "after");

    /** Codes compared. */
    public static final Field CODE_COUNT =
            required("code_count", LongType, "Codes compared").in("codes");

    /** Codes whose standardised mean difference is over 0.1 in size. */
    public static final Field UNBALANCED_COUNT = optional(
                    "unbalanced_count", LongType, "Codes whose standardised mean difference is over 0.1 in size")
            .in("codes");

    /** Referred candidates behind the row. */
    public static final Field TREATED_COUNT = required("treated_count", LongType, "Referred candidates behind the row")
            .asCount();

    /** Control candidates behind the row. */
    public static final Field CONTROL_COUNT = required("control_count", LongType, "Control candidates behind the row")
            .asCount();

    /** Mean size of the standardised mean differences. */
    public static final Field MEAN_SIZE = optional(
                    "mean_size", DoubleType, "Mean size of the standardised mean differences")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Size of the largest standardised mean difference. */
    public static final Field LARGEST_SIZE = optional(
                    "largest_size", DoubleType, "Size of the largest standardised mean difference")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "code_balance", "one row per design and sample")
            .fields(DESIGN, SAMPLE, CODE_COUNT, UNBALANCED_COUNT, MEAN_SIZE, LARGEST_SIZE, TREATED_COUNT, CONTROL_COUNT)
            .key(DESIGN, SAMPLE);

    private CodeBalance() {}
}
