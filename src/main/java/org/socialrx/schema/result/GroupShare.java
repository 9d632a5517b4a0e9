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

/** How many of a group are so: steps of the funnel of use, bands of use, months, recorded or not. */
public final class GroupShare {
    /** What is counted. */
    public static final Field TOPIC = required(
                    "topic",
                    StringType,
                    "What is counted: steps from offer to close, use by referral, months of first events, what is"
                            + " recorded, homelessness by algorithm")
            .oneOf("funnel", "use", "month", "completeness", "homeless");

    /** Characteristic of the group, or what is measured. */
    public static final Field VARIABLE =
            required("variable", StringType, "Characteristic of the group, or what is measured");

    /** Level of it, or all. */
    public static final Field LEVEL = required("level", StringType, "Level of it, or all");

    /** Order of the level. */
    public static final Field LEVEL_ORDER = required("level_order", IntegerType, "Order of the level");

    /** Step, band or state. */
    public static final Field ITEM = required("item", StringType, "Step, band or state");

    /** Order of the item. */
    public static final Field ITEM_ORDER = required("item_order", IntegerType, "Order of the item");

    /** How many of the base. */
    public static final Field ITEM_COUNT =
            required("item_count", LongType, "How many of the base").asCount();

    /** The people or referrals that the count is a part of. */
    public static final Field BASE_COUNT = optional(
                    "base_count", LongType, "People or referrals that the count is a part of")
            .asCount();

    /** The count over its base. */
    public static final Field SHARE =
            optional("share", DoubleType, "The count over its base").from(ITEM_COUNT, BASE_COUNT, Statistic.SHARE);

    /** Lower 95 % Wilson limit of the share. */
    public static final Field CI_LOW = optional("ci_low", DoubleType, "Lower 95 % Wilson limit of the share")
            .from(ITEM_COUNT, BASE_COUNT, Statistic.SHARE_LOW);

    /** Upper 95 % Wilson limit of the share. */
    public static final Field CI_HIGH = optional("ci_high", DoubleType, "Upper 95 % Wilson limit of the share")
            .from(ITEM_COUNT, BASE_COUNT, Statistic.SHARE_HIGH);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "group_share", "one row per topic, group and item")
            .fields(
                    TOPIC,
                    VARIABLE,
                    LEVEL,
                    LEVEL_ORDER,
                    ITEM,
                    ITEM_ORDER,
                    ITEM_COUNT,
                    BASE_COUNT,
                    SHARE,
                    CI_LOW,
                    CI_HIGH)
            .key(TOPIC, VARIABLE, LEVEL, ITEM);

    private GroupShare() {}
}
