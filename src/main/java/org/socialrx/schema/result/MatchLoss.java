package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Disclosure.Statistic;
import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** Who among the referred found a control and who did not. */
public final class MatchLoss {
    /** Name of the matching. */
    public static final Field DESIGN = required("design", StringType, "Name of the matching");

    /** Characteristic, or all. */
    public static final Field VARIABLE = required("variable", StringType, "Characteristic, or all");

    /** Level of it. */
    public static final Field LEVEL = required("level", StringType, "Level of it");

    /** Order of the level. */
    public static final Field LEVEL_ORDER = required("level_order", IntegerType, "Order of the level");

    /** Eligible referred patients. */
    public static final Field REFERRED_COUNT =
            required("referred_count", LongType, "Eligible referred patients").asCount();

    /** Those with at least one control. */
    public static final Field MATCHED_COUNT = required("matched_count", LongType, "Those with at least one control")
            .asCount();

    /** Those without. */
    public static final Field UNMATCHED_COUNT =
            required("unmatched_count", LongType, "Those without").asCount();

    /** Unmatched over eligible. */
    public static final Field UNMATCHED_SHARE = optional("unmatched_share", DoubleType, "Unmatched over eligible")
            .from(UNMATCHED_COUNT, REFERRED_COUNT, Statistic.SHARE);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "match_loss", "one row per design, variable and level")
            .fields(
                    DESIGN,
                    VARIABLE,
                    LEVEL,
                    LEVEL_ORDER,
                    REFERRED_COUNT,
                    MATCHED_COUNT,
                    UNMATCHED_COUNT,
                    UNMATCHED_SHARE)
            .key(DESIGN, VARIABLE, LEVEL);

    private MatchLoss() {}
}
