package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How likely a candidate was to be the one referred, given the covariates. */
public final class PropensityScore {
    /** Model the score is of. */
    public static final Field DESIGN =
            required("design", StringType, "Model the score is of").oneOf("primary", "wide");

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

    /** Linear predictor of the propensity model. */
    public static final Field LOGIT = required("logit", DoubleType, "Linear predictor of the propensity model");

    /** Propensity score. */
    public static final Field SCORE =
            required("score", DoubleType, "Propensity score").between(0, 1);

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.STUDY, "propensity_score", "one row per design and candidate (patient and index date)")
            .fields(DESIGN, PRACTICE_ID, PATIENT_ID, INDEX_DATE, IS_REFERRED, LOGIT, SCORE)
            .key(DESIGN, PRACTICE_ID, PATIENT_ID, INDEX_DATE);

    private PropensityScore() {}
}
