package org.socialrx.schema.fit;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How far treated and controls of a model differ in one covariate. */
public final class ModelBalance {
    /** Name of the model. */
    public static final Field MODEL = required("model", StringType, "Name of the model");

    /** Before or after the adjustment. */
    public static final Field SAMPLE =
            required("sample", StringType, "Before or after the adjustment").oneOf("before", "after");

    /** Column, or column and level. */
    public static final Field COVARIATE = required("covariate", StringType, "Column, or column and level");

    /** Weighted mean of the treated. */
    public static final Field MEAN_TREATED = optional("mean_treated", DoubleType, "Weighted mean of the treated");

    /** Weighted mean of the controls. */
    public static final Field MEAN_CONTROL = optional("mean_control", DoubleType, "Weighted mean of the controls");

    /** Difference over the standard deviation of the treated before adjustment. */
    public static final Field SMD =
            optional("smd", DoubleType, "Difference over the standard deviation of the treated before adjustment");

    /** Variance of the treated over that of the controls; null for 0/1 columns. */
    public static final Field VARIANCE_RATIO = optional(
            "variance_ratio", DoubleType, "Variance of the treated over that of the controls; null for 0/1 columns");

    /** Largest distance of the weighted distributions. */
    public static final Field KS = optional("ks", DoubleType, "Largest distance of the weighted distributions");

    /** The declaration. */
    public static final Table TABLE = table(Layer.FIT, "balance", "one row per model, sample and covariate")
            .fields(MODEL, SAMPLE, COVARIATE, MEAN_TREATED, MEAN_CONTROL, SMD, VARIANCE_RATIO, KS)
            .key(MODEL, SAMPLE, COVARIATE);

    private ModelBalance() {}
}
