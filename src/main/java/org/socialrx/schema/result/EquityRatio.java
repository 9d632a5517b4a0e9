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

/** How many of a group were referred, or declined, over how many would have been without inequality. */
public final class EquityRatio {
    /** What is compared with what. */
    public static final Field MEASURE = required(
                    "measure",
                    StringType,
                    "What is compared: referred or declined with the group's own practices, first referrals with what"
                            + " age alone makes of them, referred with what age, sex and conditions make of them")
            .oneOf("referred", "declined", "referred-age", "referred-need");

    /** Characteristic. */
    public static final Field VARIABLE = required("variable", StringType, "Characteristic");

    /** Level of it. */
    public static final Field LEVEL = required("level", StringType, "Level of it");

    /** Order of the level. */
    public static final Field LEVEL_ORDER = required("level_order", IntegerType, "Order of the level");

    /** Patients of the group who were referred, or declined. */
    public static final Field OBSERVED_COUNT = required(
                    "observed_count", LongType, "Patients of the group who were referred, or declined")
            .asCount();

    /** Patients of the group who could have been. */
    public static final Field BASE_COUNT = optional(
                    "base_count", LongType, "Patients of the group who could have been: all, or those with an answer")
            .asCount();

    /** Observed over base. */
    public static final Field SHARE =
            optional("share", DoubleType, "Observed over base").from(OBSERVED_COUNT, BASE_COUNT, Statistic.SHARE);

    /** Lower 95 % Wilson limit of the share. */
    public static final Field SHARE_LOW = optional("share_low", DoubleType, "Lower 95 % Wilson limit of the share")
            .from(OBSERVED_COUNT, BASE_COUNT, Statistic.SHARE_LOW);

    /** Upper 95 % Wilson limit of the share. */
    public static final Field SHARE_HIGH = optional("share_high", DoubleType, "Upper 95 % Wilson limit of the share")
            .from(OBSERVED_COUNT, BASE_COUNT, Statistic.SHARE_HIGH);

    /** Patients to be expected without inequality. */
    public static final Field EXPECTED_COUNT = optional(
                    "expected_count", DoubleType, "Patients to be expected without inequality")
            .asExpectationOf(OBSERVED_COUNT);

    /** Observed over expected. */
    public static final Field RATIO = optional("ratio", DoubleType, "Observed over expected")
            .from(OBSERVED_COUNT, EXPECTED_COUNT, Statistic.RATE);

    /** Lower 95 % limit of the ratio. */
    public static final Field CI_LOW = optional(
                    "ci_low", DoubleType, "Lower 95 % limit of the ratio, exact below ten patients, Byar from ten")
            .from(OBSERVED_COUNT, EXPECTED_COUNT, Statistic.RATE_LOW);

    /** Upper 95 % limit of the ratio. */
    public static final Field CI_HIGH = optional(
                    "ci_high", DoubleType, "Upper 95 % limit of the ratio, exact below ten patients, Byar from ten")
            .from(OBSERVED_COUNT, EXPECTED_COUNT, Statistic.RATE_HIGH);

    /** Odds of declining over those of the reference. */
    public static final Field ODDS_RATIO = optional(
                    "odds_ratio",
                    DoubleType,
                    "Odds of declining over those of the characteristic's largest level, all characteristics at once,"
                            + " mixed over practices, to two decimals; 1 without limits: the reference")
            .guardedBy(OBSERVED_COUNT, BASE_COUNT);

    /** Lower 95 % limit of the odds ratio. */
    public static final Field ODDS_LOW = optional("odds_low", DoubleType, "Lower 95 % limit of the odds ratio")
            .guardedBy(OBSERVED_COUNT, BASE_COUNT);

    /** Upper 95 % limit of the odds ratio. */
    public static final Field ODDS_HIGH = optional("odds_high", DoubleType, "Upper 95 % limit of the odds ratio")
            .guardedBy(OBSERVED_COUNT, BASE_COUNT);

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "equity_ratio", "one row per measure, variable and level")
            .fields(
                    MEASURE,
                    VARIABLE,
                    LEVEL,
                    LEVEL_ORDER,
                    OBSERVED_COUNT,
                    BASE_COUNT,
                    SHARE,
                    SHARE_LOW,
                    SHARE_HIGH,
                    EXPECTED_COUNT,
                    RATIO,
                    CI_LOW,
                    CI_HIGH,
                    ODDS_RATIO,
                    ODDS_LOW,
                    ODDS_HIGH)
            .key(MEASURE, VARIABLE, LEVEL);

    private EquityRatio() {}
}
