package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
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

/** One estimate of what social prescribing changed. */
public final class Estimate {
    /** Name of the analysis: primary, a sensitivity analysis, or a naive comparison. */
    public static final Field ANALYSIS = required(
            "analysis", StringType, "Name of the analysis: primary, a sensitivity analysis, or a naive comparison");

    /** The analysis in words. */
    public static final Field LABEL = required("label", StringType, "The analysis in words");

    /** Order of presentation. */
    public static final Field ANALYSIS_ORDER = required("analysis_order", IntegerType, "Order of presentation");

    /** Outcome. */
    public static final Field OUTCOME = required("outcome", StringType, "Outcome");

    /** Ratio of rates, or difference of rates per patient-year. */
    public static final Field SCALE = required(
                    "scale", StringType, "Ratio of rates, or difference of rates per patient-year")
            .oneOf("ratio", "difference");

    /** Characteristic of the subgroup, or all. */
    public static final Field SUBGROUP = required("subgroup", StringType, "Characteristic of the subgroup, or all");

    /** Level of it, or all. */
    public static final Field LEVEL = required("level", StringType, "Level of it, or all");

    /** Whether this is the study's main estimate. */
    public static final Field IS_PRIMARY =
            required("is_primary", BooleanType, "Whether this is the study's main estimate");

    /** Whether this is shown as what not to believe. */
    public static final Field IS_NAIVE =
            required("is_naive", BooleanType, "Whether this is shown as what not to believe");

    /** How the standard error was computed. */
    public static final Field ERRORS = required("errors", StringType, "How the standard error was computed");

    /** Practices behind the standard error. */
    public static final Field CLUSTER_COUNT = optional("cluster_count", LongType, "Practices behind the standard error")
            .asCount();

    /** Definition of referral the row was made under. */
    public static final Field EXPOSURE_DEFINITION =
            required("exposure_definition", StringType, "Definition of referral the row was made under");

    /** Referred candidates behind the row. */
    public static final Field TREATED_COUNT = required(
                    "treated_count",
                    LongType,
                    "Referred candidates behind the row; by roll-out, patients where referral began")
            .asCount();

    /** Control candidates behind the row. */
    public static final Field CONTROL_COUNT = required(
                    "control_count",
                    LongType,
                    "Control candidates behind the row; by roll-out, patients where it did not begin")
            .asCount();

    /** Contacts behind the row. */
    public static final Field EVENT_COUNT =
            required("event_count", LongType, "Contacts behind the row").asCount();

    /** Why there is no estimate, when there is none. */
    public static final Field FAILURE = optional("failure", StringType, "Why there is no estimate, when there is none")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** The estimate. */
    public static final Field ESTIMATE =
            optional("estimate", DoubleType, "The estimate").guardedBy(TREATED_COUNT, CONTROL_COUNT);

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

    /** Smallest effect that a study of this size finds with 80 % power, on the side of fewer contacts. */
    public static final Field SMALLEST_DETECTABLE = optional(
                    "smallest_detectable",
                    DoubleType,
                    "Smallest effect that a study of this size finds with 80 % power, on the side of fewer contacts")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.RESULT, "estimate", "one row per analysis, outcome, scale and subgroup")
            .fields(
                    ANALYSIS,
                    LABEL,
                    ANALYSIS_ORDER,
                    OUTCOME,
                    SCALE,
                    SUBGROUP,
                    LEVEL,
                    IS_PRIMARY,
                    IS_NAIVE,
                    ESTIMATE,
                    STD_ERROR,
                    DF,
                    P_VALUE,
                    CI_LOW,
                    CI_HIGH,
                    SMALLEST_DETECTABLE,
                    ERRORS,
                    CLUSTER_COUNT,
                    EXPOSURE_DEFINITION,
                    TREATED_COUNT,
                    CONTROL_COUNT,
                    EVENT_COUNT,
                    FAILURE)
            .key(ANALYSIS, OUTCOME, SCALE, SUBGROUP, LEVEL);

    private Estimate() {}
}
