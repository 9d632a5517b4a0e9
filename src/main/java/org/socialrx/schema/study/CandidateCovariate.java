package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** What is known of a candidate before the index date. */
public final class CandidateCovariate {
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

    /** Quarter of the index date, counted from 2000 Q1 = 0. */
    public static final Field INDEX_QUARTER =
            required("index_quarter", IntegerType, "Quarter of the index date, counted from 2000 Q1 = 0");

    /** Sex as recorded. */
    public static final Field SEX = required("sex", StringType, "Sex as recorded");

    /** Age at the index date. */
    public static final Field AGE_YEARS =
            required("age_years", IntegerType, "Age at the index date").in("years");

    /** Ethnic group, latest recorded before the index date; not-recorded when none. */
    public static final Field ETHNICITY = required(
            "ethnicity", StringType, "Ethnic group, latest recorded before the index date; not-recorded when none");

    /** Algorithms that call the candidate homeless before the index date. */
    public static final Field HOMELESSNESS = required(
            "homelessness",
            StringType,
            "Algorithms that call the candidate homeless before the index date, of ever, latest and recent; by none when"
                    + " none");

    /** Deprivation decile, 1 = most deprived. */
    public static final Field IMD_DECILE = optional("imd_decile", IntegerType, "Deprivation decile, 1 = most deprived");

    /** Region of the practice. */
    public static final Field REGION = optional("region", StringType, "Region of the practice");

    /** The study's condition lists with an entry in the look-back. */
    public static final Field CONDITIONS = required(
            "conditions",
            createArrayType(StringType, false),
            "The study's condition lists with an entry in the look-back");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.STUDY, "candidate_covariate", "one row per candidate (patient and index date)")
            .fields(
                    PRACTICE_ID,
                    PATIENT_ID,
                    INDEX_DATE,
                    IS_REFERRED,
                    INDEX_QUARTER,
                    SEX,
                    AGE_YEARS,
                    ETHNICITY,
                    HOMELESSNESS,
                    IMD_DECILE,
                    REGION,
                    CONDITIONS)
            .key(PRACTICE_ID, PATIENT_ID, INDEX_DATE);

    private CandidateCovariate() {}
}
