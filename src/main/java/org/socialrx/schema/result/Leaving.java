package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Disclosure.Statistic;
import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How observation ended in one arm, and why. */
public final class Leaving {
    /** Name of the comparison. */
    public static final Field DESIGN = required("design", StringType, "Name of the comparison");

    /** Arm. */
    public static final Field ARM = required("arm", StringType, "Arm").oneOf("referred", "control");

    /** What ended observation before the last effect period. */
    public static final Field REASON = required(
                    "reason", StringType, "What ended observation before the last effect period")
            .oneOf("death", "left-practice", "own-referral", "end-of-data", "observed-throughout");

    /** Candidates. */
    public static final Field CANDIDATE_COUNT =
            required("candidate_count", LongType, "Candidates").asCount();

    /** Candidates of the arm. */
    public static final Field ARM_COUNT =
            required("arm_count", LongType, "Candidates of the arm").asCount();

    /** Candidates over candidates of the arm. */
    public static final Field SHARE = optional("share", DoubleType, "Candidates over candidates of the arm")
            .from(CANDIDATE_COUNT, ARM_COUNT, Statistic.SHARE);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "leaving", "one row per design, arm and reason")
            .fields(DESIGN, ARM, REASON, CANDIDATE_COUNT, ARM_COUNT, SHARE)
            .key(DESIGN, ARM, REASON);

    private Leaving() {}
}
