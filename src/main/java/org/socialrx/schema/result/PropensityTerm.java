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

/** One coefficient of the propensity model. */
public final class PropensityTerm {
    /** Model the term is of. */
    public static final Field DESIGN =
            required("design", StringType, "Model the term is of").oneOf("primary", "wide");

    /** Covariate, or covariate=level, or words and code. */
    public static final Field TERM = required("term", StringType, "Covariate, or covariate=level, or words and code");

    /** Order in the model. */
    public static final Field TERM_ORDER = required("term_order", IntegerType, "Order in the model");

    /** Referred candidates with the level, or all for a number. */
    public static final Field TREATED_COUNT = required(
                    "treated_count", LongType, "Referred candidates with the level, or all for a number")
            .asCount();

    /** Log odds ratio; null when the term is aliased or left out. */
    public static final Field ESTIMATE = optional(
                    "estimate", DoubleType, "Log odds ratio; null when the term is aliased or left out")
            .guardedBy(TREATED_COUNT);

    /** Its standard error; null under a penalty. */
    public static final Field STD_ERROR = optional("std_error", DoubleType, "Its standard error; null under a penalty")
            .guardedBy(TREATED_COUNT);

    /** Lower 95 % limit. */
    public static final Field CI_LOW =
            optional("ci_low", DoubleType, "Lower 95 % limit").guardedBy(TREATED_COUNT);

    /** Upper 95 % limit. */
    public static final Field CI_HIGH =
            optional("ci_high", DoubleType, "Upper 95 % limit").guardedBy(TREATED_COUNT);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "propensity_term", "one row per design and term")
            .fields(DESIGN, TERM, TERM_ORDER, ESTIMATE, STD_ERROR, CI_LOW, CI_HIGH, TREATED_COUNT)
            .key(DESIGN, TERM);

    private PropensityTerm() {}
}
