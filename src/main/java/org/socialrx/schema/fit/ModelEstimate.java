package org.socialrx.schema.fit;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One estimated number of a model of the {@code fit} job. */
public final class ModelEstimate {
    /** Name of the model. */
    public static final Field MODEL = required("model", StringType, "Name of the model");

    /** How it was estimated. */
    public static final Field ESTIMATOR = required("estimator", StringType, "How it was estimated");

    /** Coefficient or effect. */
    public static final Field TERM = required("term", StringType, "Coefficient or effect");

    /** How the error was computed, with its clusters. */
    public static final Field COVARIANCE =
            required("covariance", StringType, "How the error was computed, with its clusters");

    /** The estimate. */
    public static final Field ESTIMATE = optional("estimate", DoubleType, "The estimate");

    /** Its standard error. */
    public static final Field STD_ERROR = optional("std_error", DoubleType, "Its standard error");

    /** Test statistic. */
    public static final Field STATISTIC = optional("statistic", DoubleType, "Test statistic");

    /** Degrees of freedom of the t distribution; null for the normal. */
    public static final Field DF =
            optional("df", DoubleType, "Degrees of freedom of the t distribution; null for the normal");

    /** Two-sided p value. */
    public static final Field P_VALUE = optional("p_value", DoubleType, "Two-sided p value");

    /** Lower end of the interval. */
    public static final Field CI_LOW = optional("ci_low", DoubleType, "Lower end of the interval");

    /** Upper end of the interval. */
    public static final Field CI_HIGH = optional("ci_high", DoubleType, "Upper end of the interval");

    /** Two-sided p value before empirical calibration. */
    public static final Field UNCALIBRATED_P_VALUE =
            optional("uncalibrated_p_value", DoubleType, "Two-sided p value before empirical calibration");

    /** The declaration. */
    public static final Table TABLE = table(Layer.FIT, "estimate", "one row per model, term and covariance")
            .fields(
                    MODEL,
                    ESTIMATOR,
                    TERM,
                    COVARIANCE,
                    ESTIMATE,
                    STD_ERROR,
                    STATISTIC,
                    DF,
                    P_VALUE,
                    CI_LOW,
                    CI_HIGH,
                    UNCALIBRATED_P_VALUE)
            .key(MODEL, TERM, COVARIANCE);

    private ModelEstimate() {}
}
