package org.socialrx.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.socialrx.schema.result.AttritionStep;

/** The steps of a cohort's attrition, for tests. */
final class CohortFlow {
    private CohortFlow() {}

    /** People or candidates left, by flow and step. */
    static Map<String, Long> remaining(Cohort cohort) {
        var remaining = new LinkedHashMap<String, Long>();
        for (var step : steps(cohort)) {
            remaining.put(
                    step.getAs(AttritionStep.FLOW.name()) + " " + step.getAs(AttritionStep.STEP.name()),
                    step.getAs(AttritionStep.REMAINING_COUNT.name()));
        }
        return remaining;
    }

    /** Every step leaves what the one before it left, less what it excludes; the last leaves the members. */
    static void assertAddsUp(Cohort cohort) {
        var remaining = new HashMap<String, Long>();
        for (var step : steps(cohort)) {
            String flow = step.getAs(AttritionStep.FLOW.name());
            long left = step.getAs(AttritionStep.REMAINING_COUNT.name());
            long excluded = step.getAs(AttritionStep.EXCLUDED_COUNT.name());
            assertThat(left + excluded).isEqualTo(remaining.getOrDefault(flow, left));
            remaining.put(flow, left);
        }
        long referred = cohort.members().where("is_referred").count();
        assertThat(referred).isPositive().isEqualTo(remaining.get("referred"));
        assertThat(cohort.members().count() - referred).isEqualTo(remaining.get("control"));
    }

    private static List<Row> steps(Cohort cohort) {
        return cohort.attrition().orderBy("flow", "step_number").collectAsList();
    }
}
