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

/** How often one arm of a comparison used primary care in one period. */
public final class ArmRate {
    /** Name of the comparison. */
    public static final Field DESIGN = required("design", StringType, "Name of the comparison");

    /** Outcome. */
    public static final Field OUTCOME = required("outcome", StringType, "Outcome");

    /** Arm. */
    public static final Field ARM = required("arm", StringType, "Arm").oneOf("referred", "control");

    /** Period from the index date; 0 starts the day after. */
    public static final Field PERIOD =
            required("period", IntegerType, "Period from the index date; 0 starts the day after");

    /** Candidates observed in the period. */
    public static final Field CANDIDATE_COUNT = required(
                    "candidate_count", LongType, "Candidates observed in the period")
            .asCount();

    /** Contacts. */
    public static final Field EVENT_COUNT =
            required("event_count", LongType, "Contacts").asCount();

    /** Time observed. */
    public static final Field PERSON_YEARS =
            optional("person_years", DoubleType, "Time observed").in("years").asTimeOf(CANDIDATE_COUNT);

    /** Contacts per person-year, controls weighted 1/(controls in the set). */
    public static final Field RATE = optional(
                    "rate", DoubleType, "Contacts per person-year, controls weighted 1/(controls in the set)")
            .from(EVENT_COUNT, PERSON_YEARS, Statistic.WEIGHTED_RATE);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "arm_rate", "one row per design, outcome, arm and period")
            .fields(DESIGN, OUTCOME, ARM, PERIOD, CANDIDATE_COUNT, EVENT_COUNT, PERSON_YEARS, RATE)
            .key(DESIGN, OUTCOME, ARM, PERIOD);

    private ArmRate() {}
}
