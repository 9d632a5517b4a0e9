package org.socialrx.schema.study;

import static org.socialrx.table.Table.table;

import org.socialrx.schema.result.AttritionStep;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One step from the extract to the cohort; the way on, to the comparison, joins it in the attrition of the results. */
public final class CohortStep {
    /** The declaration: the columns are those of the attrition. */
    public static final Table TABLE = table(Layer.STUDY, "cohort_step", "one row per flow and step")
            .fields(
                    AttritionStep.FLOW,
                    AttritionStep.STEP_NUMBER,
                    AttritionStep.STEP,
                    AttritionStep.LABEL,
                    AttritionStep.UNIT,
                    AttritionStep.REMAINING_COUNT,
                    AttritionStep.EXCLUDED_COUNT)
            .key(AttritionStep.FLOW, AttritionStep.STEP_NUMBER);

    private CohortStep() {}
}
