package org.socialrx.matching;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.MatchLoss;

/** The last part of the attrition: how many of the eligible referred stand in the comparison. */
final class MatchedFlow {
    private static final String STEP = "one_step";

    private MatchedFlow() {}

    /**
     * Rows of {@code result.attrition_step}.
     *
     * @param loss rows of {@code result.match_loss} of one design
     */
    static Dataset<Row> of(Dataset<Row> loss) {
        var eligible = step(1, "eligible", "Referred and eligible", MatchLoss.REFERRED_COUNT.col(), lit(0L));
        var matched = step(
                2,
                "matched",
                "Matched to a control at risk on that day",
                MatchLoss.MATCHED_COUNT.col(),
                MatchLoss.UNMATCHED_COUNT.col());
        return loss.where(MatchLoss.VARIABLE.col().equalTo(Loss.ALL))
                .select(explode(array(eligible, matched)).as(STEP))
                .select(AttritionStep.TABLE.fields().stream()
                        .map(field -> col(STEP).getField(field.name()).as(field.name()))
                        .toArray(Column[]::new));
    }

    private static Column step(int number, String name, String label, Column remaining, Column excluded) {
        return struct(
                lit("matched").as(AttritionStep.FLOW.name()),
                lit(number).as(AttritionStep.STEP_NUMBER.name()),
                lit(name).as(AttritionStep.STEP.name()),
                lit(label).as(AttritionStep.LABEL.name()),
                lit("patients").as(AttritionStep.UNIT.name()),
                remaining.as(AttritionStep.REMAINING_COUNT.name()),
                excluded.as(AttritionStep.EXCLUDED_COUNT.name()));
    }
}
