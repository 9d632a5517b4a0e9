package org.socialrx.schema.study;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/**
 * One candidate: a referred patient on the day of referral, or a patient at risk of referral on a day when another of
 * the practice was referred.
 */
public final class CohortMember {
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

    /** Year of birth. */
    public static final Field BIRTH_YEAR = required("birth_year", IntegerType, "Year of birth");

    /** Age at the index date, from mid-year of birth. */
    public static final Field AGE_YEARS = required(
                    "age_years", IntegerType, "Age at the index date, from mid-year of birth")
            .in("years")
            .between(0, 120);

    /** Deprivation decile of the home, 1 = most deprived. */
    public static final Field IMD_DECILE =
            optional("imd_decile", IntegerType, "Deprivation decile of the home, 1 = most deprived");

    /** Region of the practice. */
    public static final Field REGION = optional("region", StringType, "Region of the practice");

    /** First day the record is observed: registration or start of the data window. */
    public static final Field OBSERVED_FROM = required(
            "observed_from", DateType, "First day the record is observed: registration or start of the data window");

    /** Last day the record is observed: death, leaving, last collection or end of the data window. */
    public static final Field OBSERVED_TO = required(
            "observed_to",
            DateType,
            "Last day the record is observed: death, leaving, last collection or end of the data window");

    /** What ends the observation. */
    public static final Field EXIT_REASON = required("exit_reason", StringType, "What ends the observation")
            .oneOf("death", "left-practice", "end-of-data");

    /** Day of the patient's first referral in the whole record; a control is censored there. */
    public static final Field OWN_REFERRAL_DATE = optional(
            "own_referral_date",
            DateType,
            "Day of the patient's first referral in the whole record; a control is censored there");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.STUDY, "cohort_member", "one row per candidate (patient and index date)")
            .fields(
                    PRACTICE_ID,
                    PATIENT_ID,
                    INDEX_DATE,
                    IS_REFERRED,
                    INDEX_QUARTER,
                    SEX,
                    BIRTH_YEAR,
                    AGE_YEARS,
                    IMD_DECILE,
                    REGION,
                    OBSERVED_FROM,
                    OBSERVED_TO,
                    EXIT_REASON,
                    OWN_REFERRAL_DATE)
            .key(PRACTICE_ID, PATIENT_ID, INDEX_DATE);

    private CohortMember() {}
}
