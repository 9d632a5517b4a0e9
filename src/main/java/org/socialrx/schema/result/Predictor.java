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

/**
 * What makes referral likelier: one level of one characteristic in a logistic model with an effect for every practice.
 */
public final class Predictor {
    /** Characteristic. */
    public static final Field VARIABLE = required("variable", StringType, "Characteristic");

    /** Level of it. */
    public static final Field LEVEL = required("level", StringType, "Level of it");

    /** Order of the level. */
    public static final Field LEVEL_ORDER = required("level_order", IntegerType, "Order of the level");

    /** Whether the others are compared with it. */
    public static final Field IS_REFERENCE =
            required("is_reference", BooleanType, "Whether the others are compared with it");

    /** Patients with the level who were referred. */
    public static final Field REFERRED_COUNT = required(
                    "referred_count", LongType, "Patients with the level who were referred")
            .asCount();

    /** Odds of referral over those of the reference. */
    public static final Field ODDS_RATIO = optional(
                    "odds_ratio",
                    DoubleType,
                    "Odds of referral over those of the reference, within practices and with all other"
                            + " characteristics equal, to two decimals")
            .guardedBy(REFERRED_COUNT);

    /** Lower 95 % limit. */
    public static final Field CI_LOW =
            optional("ci_low", DoubleType, "Lower 95 % limit").guardedBy(REFERRED_COUNT);

    /** Upper 95 % limit. */
    public static final Field CI_HIGH =
            optional("ci_high", DoubleType, "Upper 95 % limit").guardedBy(REFERRED_COUNT);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "predictor", "one row per characteristic and level")
            .fields(VARIABLE, LEVEL, LEVEL_ORDER, IS_REFERENCE, REFERRED_COUNT, ODDS_RATIO, CI_LOW, CI_HIGH)
            .key(VARIABLE, LEVEL);

    private Predictor() {}
}
