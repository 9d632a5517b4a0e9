package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** The codes of a candidate's record before the index date, for a study with a wide propensity model. */
public final class CandidateCode {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Day the patient was referred, or stood in a risk set. */
    public static final Field INDEX_DATE =
            required("index_date", DateType, "Day the patient was referred, or stood in a risk set");

    /** Whether the patient was referred on the index date. */
    public static final Field IS_REFERRED =
            required("is_referred", BooleanType, "Whether the patient was referred on the index date");

    /** Codes in the look-back that enough candidates have, terminology and code. */
    public static final Field CODES = required(
            "codes",
            createArrayType(StringType, false),
            "Codes in the look-back that enough candidates have, terminology and code");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.STUDY, "candidate_code", "one row per candidate (patient and index date)")
            .fields(PRACTICE_ID, PATIENT_ID, INDEX_DATE, IS_REFERRED, CODES)
            .key(PRACTICE_ID, PATIENT_ID, INDEX_DATE);

    private CandidateCode() {}
}
