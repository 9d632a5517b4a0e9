package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** The difference between the arms in one period, against the mean of the baseline periods. */
public final class EventTime {
    /** Name of the comparison. */
    public static final Field DESIGN = required("design", StringType, "Name of the comparison");

    /** Outcome. */
    public static final Field OUTCOME = required("outcome", StringType, "Outcome");

    /** Period from the index date; 0 starts the day after. */
    public static final Field PERIOD =
            required("period", IntegerType, "Period from the index date; 0 starts the day after");

    /** Part of the design the period belongs to. */
    public static final Field WINDOW = required("window", StringType, "Part of the design the period belongs to")
            .oneOf("baseline", "left-out", "effect");

    /** Referred candidates behind the row. */
    public static final Field TREATED_COUNT = required("treated_count", LongType, "Referred candidates behind the row")
            .asCount();

    /** Control candidates behind the row. */
    public static final Field CONTROL_COUNT = required("control_count", LongType, "Control candidates behind the row")
            .asCount();

    /** Rate ratio of the referred against their controls, over the same ratio at baseline. */
    public static final Field ESTIMATE = optional(
                    "estimate",
                    DoubleType,
                    "Rate ratio of the referred against their controls, over the same ratio at baseline")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Standard error, of the log for a ratio. */
    public static final Field STD_ERROR = optional("std_error", DoubleType, "Standard error, of the log for a ratio")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Degrees of freedom of the t distribution; null for the normal. */
    public static final Field DF = optional(
                    "df", DoubleType, "Degrees of freedom of the t distribution; null for the normal")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Two-sided p value. */
    public static final Field P_VALUE =
            optional("p_value", DoubleType, "Two-sided p value").guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Lower limit of the 95 % interval. */
    public static final Field CI_LOW =
            optional("ci_low", DoubleType, "Lower limit of the 95 % interval").guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Upper limit of the 95 % interval. */
    public static final Field CI_HIGH =
            optional("ci_high", DoubleType, "Upper limit of the 95 % interval").guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Lower end of the simultaneous 95 % band over all periods. */
    public static final Field BAND_LOW = optional(
                    "band_low", DoubleType, "Lower end of the simultaneous 95 % band over all periods")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Upper end of the simultaneous 95 % band over all periods. */
    public static final Field BAND_HIGH = optional(
                    "band_high", DoubleType, "Upper end of the simultaneous 95 % band over all periods")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Why there is no estimate, when there is none. */
    public static final Field FAILURE = optional("failure", StringType, "Why there is no estimate, when there is none");

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "event_time", "one row per design, outcome and period")
            .fields(
                    DESIGN,
                    OUTCOME,
                    PERIOD,
                    WINDOW,
                    ESTIMATE,
                    STD_ERROR,
                    DF,
                    P_VALUE,
                    CI_LOW,
                    CI_HIGH,
                    BAND_LOW,
                    BAND_HIGH,
                    TREATED_COUNT,
                    CONTROL_COUNT,
                    FAILURE)
            .key(DESIGN, OUTCOME, PERIOD);

    private EventTime() {}
}
