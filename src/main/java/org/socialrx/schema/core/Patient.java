package org.socialrx.schema.core;

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

/** One patient of a practice. */
public final class Patient {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Study pseudonym of the patient. */
    public static final Field PATIENT_ID = required("patient_id", StringType, "Study pseudonym of the patient");

    /** Sex as recorded. */
    public static final Field SEX =
            required("sex", StringType, "Sex as recorded").oneOf("female", "male", "other", "unknown");

    /** Year of birth. */
    public static final Field BIRTH_YEAR =
            required("birth_year", IntegerType, "Year of birth").between(1875, 2100);

    /** Month of birth, delivered for children only. */
    public static final Field BIRTH_MONTH = optional(
                    "birth_month", IntegerType, "Month of birth, delivered for children only")
            .between(1, 12);

    /** Day of death. */
    public static final Field DEATH_DATE = optional("death_date", DateType, "Day of death");

    /** Whether the supplier calls the record fit for research. */
    public static final Field IS_ACCEPTABLE =
            required("is_acceptable", BooleanType, "Whether the supplier calls the record fit for research");

    /** Decile of the Index of Multiple Deprivation of the home, 1 = most deprived. */
    public static final Field IMD_DECILE = optional(
                    "imd_decile",
                    IntegerType,
                    "Decile of the Index of Multiple Deprivation of the home, 1 = most deprived")
            .between(1, 10);

    /** Whether the home lies in an urban or a rural small area, by the codes that the study names. */
    public static final Field URBAN_RURAL = optional(
                    "urban_rural",
                    StringType,
                    "Whether the home lies in an urban or a rural small area, by the codes that the study names")
            .oneOf("urban", "rural");

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "patient", "one row per patient and practice")
            .fields(
                    PRACTICE_ID,
                    PATIENT_ID,
                    SEX,
                    BIRTH_YEAR,
                    BIRTH_MONTH,
                    DEATH_DATE,
                    IS_ACCEPTABLE,
                    IMD_DECILE,
                    URBAN_RURAL)
            .key(PRACTICE_ID, PATIENT_ID);

    private Patient() {}
}
