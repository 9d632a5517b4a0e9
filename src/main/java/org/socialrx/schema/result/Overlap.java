package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How many of each arm have a propensity score within a band. */
public final class Overlap {
    /** Name of the matching. */
    public static final Field DESIGN = required("design", StringType, "Name of the matching");

    /** Before or after matching. */
    public static final Field SAMPLE =
            required("sample", StringType, "Before or after matching").oneOf("before", "after");

    /** Lower end of the band of the logit. */
    public static final Field SCORE_LOW = required("score_low", DoubleType, "Lower end of the band of the logit");

    /** Upper end of the band of the logit. */
    public static final Field SCORE_HIGH = required("score_high", DoubleType, "Upper end of the band of the logit");

    /** Referred candidates behind the row. */
    public static final Field TREATED_COUNT = required("treated_count", LongType, "Referred candidates behind the row")
            .asCount();

    /** Control candidates behind the row. */
    public static final Field CONTROL_COUNT = required("control_count", LongType, "Control candidates behind the row")
            .asCount();

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "overlap", "one row per design, sample and band")
            .fields(DESIGN, SAMPLE, SCORE_LOW, SCORE_HIGH, TREATED_COUNT, CONTROL_COUNT)
            .key(DESIGN, SAMPLE, SCORE_LOW);

    private Overlap() {}
}
