package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One member of a matched set: the referred patient or one of the controls. */
public final class MatchedSet {
    /** Name of the matching: primary, or a sensitivity analysis. */
    public static final Field DESIGN =
            required("design", StringType, "Name of the matching: primary, or a sensitivity analysis");

    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Day the patient was referred, or stood in a risk set. */
    public static final Field INDEX_DATE =
            required("index_date", DateType, "Day the patient was referred, or stood in a risk set");

    /** The set, named by the candidate who was referred. */
    public static final Field SET_ID =
            required("set_id", StringType, "The set, named by the candidate who was referred");

    /** Whether this member is the referred one. */
    public static final Field IS_REFERRED =
            required("is_referred", BooleanType, "Whether this member is the referred one");

    /** 1 for the referred, 1/(controls in the set) for a control. */
    public static final Field WEIGHT = required(
                    "weight", DoubleType, "1 for the referred, 1/(controls in the set) for a control")
            .between(0, 1);

    /** 0 for the referred, else the round in which the control was matched. */
    public static final Field ROUND =
            required("round", IntegerType, "0 for the referred, else the round in which the control was matched");

    /** Distance of the logit from the referred member. */
    public static final Field DISTANCE =
            required("distance", DoubleType, "Distance of the logit from the referred member");

    /** The declaration. */
    public static final Table TABLE = table(Layer.STUDY, "matched_set", "one row per design, set and member")
            .fields(DESIGN, PRACTICE_ID, PATIENT_ID, INDEX_DATE, SET_ID, IS_REFERRED, WEIGHT, ROUND, DISTANCE)
            .key(DESIGN, PRACTICE_ID, PATIENT_ID, INDEX_DATE, SET_ID);

    private MatchedSet() {}
}
