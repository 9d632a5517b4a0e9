package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One item or score of a wellbeing instrument. */
public final class SpMeasure {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Referral it belongs to. */
    public static final Field SP_REFERRAL_ID = required("sp_referral_id", StringType, "Referral it belongs to");

    /** Instrument. */
    public static final Field INSTRUMENT = required("instrument", StringType, "Instrument");

    /** Item, or total. */
    public static final Field ITEM = required("item", StringType, "Item, or total");

    /** When. */
    public static final Field TIMEPOINT =
            required("timepoint", StringType, "When").oneOf("baseline", "post", "follow-up");

    /** Day. */
    public static final Field MEASURE_DATE = optional("measure_date", DateType, "Day");

    /** Score. */
    public static final Field VALUE = optional("value", DoubleType, "Score");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.CORE, "sp_measure", "one row per referral, instrument, item and time point")
            .fields(PRACTICE_ID, PATIENT_ID, SP_REFERRAL_ID, INSTRUMENT, ITEM, TIMEPOINT, MEASURE_DATE, VALUE)
            .key(PRACTICE_ID, PATIENT_ID, SP_REFERRAL_ID, INSTRUMENT, ITEM, TIMEPOINT);

    private SpMeasure() {}
}
