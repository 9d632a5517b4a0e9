package org.socialrx.cohort;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.core.OptOut;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.study.CohortStep;

/** The patients who opted out, as the first step of the flow of the extract; without any the flow stays as it is. */
public final class OptOutStep {
    private static final String FLOW = "extract";
    private static final String OPTED_OUT = "opted_out";

    private OptOutStep() {}

    /**
     * Attrition with those who opted out before everything else.
     *
     * @param attrition rows of {@code study.cohort_step}
     * @param optOuts {@code core.opt_out}
     */
    public static Dataset<Row> before(Dataset<Row> attrition, Dataset<Row> optOuts) {
        var total =
                optOuts.agg(coalesce(sum(OptOut.OPTED_OUT_COUNT.col()), lit(0L)).as(OPTED_OUT));
        var counted = attrition.crossJoin(broadcast(total)).localCheckpoint();
        var isExtract =
                AttritionStep.FLOW.col().equalTo(FLOW).and(col(OPTED_OUT).gt(0));
        var isFirst = isExtract.and(AttritionStep.STEP_NUMBER.col().equalTo(1));
        var later = counted.withColumn(
                        AttritionStep.EXCLUDED_COUNT.name(),
                        when(isFirst, col(OPTED_OUT)).otherwise(AttritionStep.EXCLUDED_COUNT.col()))
                .withColumn(
                        AttritionStep.STEP_NUMBER.name(),
                        AttritionStep.STEP_NUMBER
                                .col()
                                .plus(when(isExtract, 1).otherwise(0))
                                .cast(DataTypes.IntegerType))
                .select(columns());
        var first = counted.where(isFirst)
                .withColumn(AttritionStep.STEP.name(), lit("delivered"))
                .withColumn(AttritionStep.LABEL.name(), lit("Delivered, with those who opted out"))
                .withColumn(
                        AttritionStep.REMAINING_COUNT.name(),
                        AttritionStep.REMAINING_COUNT.col().plus(col(OPTED_OUT)))
                .withColumn(AttritionStep.EXCLUDED_COUNT.name(), lit(0L))
                .select(columns());
        return first.unionByName(later);
    }

    private static Column[] columns() {
        return CohortStep.TABLE.columns();
    }
}
