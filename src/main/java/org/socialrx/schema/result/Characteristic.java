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

/** How a group of patients divides over the levels of a characteristic. */
public final class Characteristic {
    /** Group. */
    public static final Field PATIENT_GROUP =
            required("patient_group", StringType, "Group").oneOf("referred", "declined", "neither");

    /** Characteristic. */
    public static final Field VARIABLE = required("variable", StringType, "Characteristic");

    /** Level of it. */
    public static final Field LEVEL = required("level", StringType, "Level of it");

    /** Order of the level. */
    public static final Field LEVEL_ORDER = required("level_order", IntegerType, "Order of the level");

    /** Patients of the group with the level. */
    public static final Field PATIENT_COUNT = required(
                    "patient_count", LongType, "Patients of the group with the level")
            .asCount();

    /** Patients of the group. */
    public static final Field GROUP_COUNT =
            required("group_count", LongType, "Patients of the group").asCount();

    /** Patients with the level over patients of the group. */
    public static final Field SHARE = optional(
                    "share", DoubleType, "Patients with the level over patients of the group")
            .from(PATIENT_COUNT, GROUP_COUNT, Statistic.SHARE);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "characteristic", "one row per group, variable and level")
            .fields(PATIENT_GROUP, VARIABLE, LEVEL, LEVEL_ORDER, PATIENT_COUNT, GROUP_COUNT, SHARE)
            .key(PATIENT_GROUP, VARIABLE, LEVEL);

    private Characteristic() {}
}
