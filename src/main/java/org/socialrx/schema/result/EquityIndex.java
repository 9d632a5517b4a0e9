package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One index of how unequally referral or refusal is spread over deprivation, or over practices. */
public final class EquityIndex {
    /** What is spread. */
    public static final Field MEASURE =
            required("measure", StringType, "What is spread").oneOf("referred", "declined", "referred-need");

    /** Which index. */
    public static final Field INDEX_NAME = required(
                    "index_name",
                    StringType,
                    "Which index; horizontal inequity is the concentration index less that of what age, sex and"
                            + " conditions make expected, the median odds ratio compares two practices drawn at random")
            .oneOf("slope-index", "relative-index", "concentration-index", "horizontal-inequity", "median-odds-ratio");

    /** The index. */
    public static final Field ESTIMATE = optional(
                    "estimate", DoubleType, "The index; negative: more among the deprived")
            .guardedBy();

    /** Lower 95 % limit. */
    public static final Field CI_LOW =
            optional("ci_low", DoubleType, "Lower 95 % limit").guardedBy();

    /** Upper 95 % limit. */
    public static final Field CI_HIGH =
            optional("ci_high", DoubleType, "Upper 95 % limit").guardedBy();

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "equity_index", "one row per measure and index")
            .fields(MEASURE, INDEX_NAME, ESTIMATE, CI_LOW, CI_HIGH)
            .key(MEASURE, INDEX_NAME);

    private EquityIndex() {}
}
