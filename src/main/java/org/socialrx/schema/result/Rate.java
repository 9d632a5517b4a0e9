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

/** How often patients of a group were referred, offered or declined for the first time. */
public final class Rate {
    /** What is counted. */
    public static final Field STATE =
            required("state", StringType, "What is counted").oneOf("offered", "referred", "declined");

    /** Characteristic, or all. */
    public static final Field VARIABLE = required("variable", StringType, "Characteristic, or all");

    /** Level of it. */
    public static final Field LEVEL = required("level", StringType, "Level of it");

    /** Order of the level. */
    public static final Field LEVEL_ORDER = required("level_order", IntegerType, "Order of the level");

    /** Patients with a first event in the data window. */
    public static final Field PATIENT_COUNT = required(
                    "patient_count", LongType, "Patients with a first event in the data window")
            .asCount();

    /** Time registered before the first event, in years. */
    public static final Field PERSON_YEARS = optional(
                    "person_years", DoubleType, "Time registered before the first event, in years")
            .in("years")
            .asTimeOf(PATIENT_COUNT);

    /** Patients per 1,000 person-years. */
    public static final Field RATE_PER_1000 = optional("rate_per_1000", DoubleType, "Patients per 1,000 person-years")
            .from(PATIENT_COUNT, PERSON_YEARS, Statistic.RATE_PER_1000);

    /** Lower 95 % limit, exact below ten patients, Byar from ten. */
    public static final Field CI_LOW = optional(
                    "ci_low", DoubleType, "Lower 95 % limit, exact below ten patients, Byar from ten")
            .from(PATIENT_COUNT, PERSON_YEARS, Statistic.RATE_PER_1000_LOW);

    /** Upper 95 % limit, exact below ten patients, Byar from ten. */
    public static final Field CI_HIGH = optional(
                    "ci_high", DoubleType, "Upper 95 % limit, exact below ten patients, Byar from ten")
            .from(PATIENT_COUNT, PERSON_YEARS, Statistic.RATE_PER_1000_HIGH);

    /** Directly standardised rate per 1,000 person-years. */
    public static final Field STANDARDISED_PER_1000 = optional(
                    "standardised_per_1000",
                    DoubleType,
                    "Patients per 1,000 person-years that the adults of the European Standard Population 2013 would have")
            .guardedBy(PATIENT_COUNT);

    /** Lower 95 % limit of the standardised rate. */
    public static final Field STANDARDISED_LOW = optional(
                    "standardised_low", DoubleType, "Lower 95 % limit of the standardised rate, after Dobson")
            .guardedBy(PATIENT_COUNT);

    /** Upper 95 % limit of the standardised rate. */
    public static final Field STANDARDISED_HIGH = optional(
                    "standardised_high", DoubleType, "Upper 95 % limit of the standardised rate, after Dobson")
            .guardedBy(PATIENT_COUNT);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "rate", "one row per state, variable and level")
            .fields(
                    STATE,
                    VARIABLE,
                    LEVEL,
                    LEVEL_ORDER,
                    PATIENT_COUNT,
                    PERSON_YEARS,
                    RATE_PER_1000,
                    CI_LOW,
                    CI_HIGH,
                    STANDARDISED_PER_1000,
                    STANDARDISED_LOW,
                    STANDARDISED_HIGH)
            .key(STATE, VARIABLE, LEVEL);

    private Rate() {}
}
