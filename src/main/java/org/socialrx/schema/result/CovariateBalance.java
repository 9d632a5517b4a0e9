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

/** How alike the referred and their controls are in one covariate. */
public final class CovariateBalance {
    /** Name of the matching. */
    public static final Field DESIGN = required("design", StringType, "Name of the matching");

    /** Before or after matching. */
    public static final Field SAMPLE =
            required("sample", StringType, "Before or after matching").oneOf("before", "after");

    /** Covariate, or covariate=level. */
    public static final Field COVARIATE = required("covariate", StringType, "Covariate, or covariate=level");

    /** Order of presentation. */
    public static final Field COVARIATE_ORDER = required("covariate_order", IntegerType, "Order of presentation");

    /** Referred candidates behind the row. */
    public static final Field TREATED_COUNT = required("treated_count", LongType, "Referred candidates behind the row")
            .asCount();

    /** Control candidates behind the row. */
    public static final Field CONTROL_COUNT = required("control_count", LongType, "Control candidates behind the row")
            .asCount();

    /** Referred candidates with the level, for 0/1 covariates. */
    public static final Field TREATED_LEVEL_COUNT = optional(
                    "treated_level_count", LongType, "Referred candidates with the level, for 0/1 covariates")
            .asCount();

    /** Control candidates with the level, for 0/1 covariates. */
    public static final Field CONTROL_LEVEL_COUNT = optional(
                    "control_level_count", LongType, "Control candidates with the level, for 0/1 covariates")
            .asCount();

    /** Mean or share among the referred. */
    public static final Field MEAN_TREATED = optional("mean_treated", DoubleType, "Mean or share among the referred")
            .from(TREATED_LEVEL_COUNT, TREATED_COUNT, Statistic.WEIGHTED_SHARE);

    /** Mean or share among the controls, weighted. */
    public static final Field MEAN_CONTROL = optional(
                    "mean_control", DoubleType, "Mean or share among the controls, weighted")
            .from(CONTROL_LEVEL_COUNT, CONTROL_COUNT, Statistic.WEIGHTED_SHARE);

    /** Standardised mean difference: over the standard deviation of the referred before matching. */
    public static final Field SMD = optional(
                    "smd",
                    DoubleType,
                    "Standardised mean difference: over the standard deviation of the referred before matching")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT, TREATED_LEVEL_COUNT, CONTROL_LEVEL_COUNT);

    /** Variance of the referred over that of the controls; null for 0/1 covariates. */
    public static final Field VARIANCE_RATIO = optional(
                    "variance_ratio",
                    DoubleType,
                    "Variance of the referred over that of the controls; null for 0/1 covariates")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT);

    /** Kolmogorov-Smirnov distance of the weighted distributions. */
    public static final Field KS = optional(
                    "ks", DoubleType, "Kolmogorov-Smirnov distance of the weighted distributions")
            .guardedBy(TREATED_COUNT, CONTROL_COUNT, TREATED_LEVEL_COUNT, CONTROL_LEVEL_COUNT);

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.RESULT, "covariate_balance", "one row per design, sample and covariate")
            .fields(
                    DESIGN,
                    SAMPLE,
                    COVARIATE,
                    COVARIATE_ORDER,
                    MEAN_TREATED,
                    MEAN_CONTROL,
                    SMD,
                    VARIANCE_RATIO,
                    KS,
                    TREATED_COUNT,
                    CONTROL_COUNT,
                    TREATED_LEVEL_COUNT,
                    CONTROL_LEVEL_COUNT)
            .key(DESIGN, SAMPLE, COVARIATE);

    private CovariateBalance() {}
}
