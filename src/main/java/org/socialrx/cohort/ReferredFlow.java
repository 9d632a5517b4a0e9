package org.socialrx.cohort;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.DateWindow;

/**
 * The way of the referred from the record to the cohort: the index date is the first referral in the index window, and
 * each rule is asked on that day.
 *
 * @param indexWindow days on which an index date may fall
 * @param steps rules of eligibility in order
 */
record ReferredFlow(DateWindow indexWindow, List<Step> steps) {
    private static final String PASSED = "passed_steps";
    private static final String SPELL_PRACTICE = "spell_practice_id";
    private static final String SPELL_PATIENT = "spell_patient_id";

    ReferredFlow {
        steps = List.copyOf(steps);
    }

    /** Every patient ever referred, with an index date if any, the spell it lies in, and how many steps were passed. */
    Dataset<Row> follow(Dataset<Row> spells, Dataset<Row> referrals) {
        var spell = EligibilitySteps.bounded(spells, steps)
                .withColumnRenamed(CohortMember.PRACTICE_ID.name(), SPELL_PRACTICE)
                .withColumnRenamed(CohortMember.PATIENT_ID.name(), SPELL_PATIENT);
        var isSpell = CohortMember.PRACTICE_ID
                .col()
                .equalTo(col(SPELL_PRACTICE))
                .and(CohortMember.PATIENT_ID.col().equalTo(col(SPELL_PATIENT)))
                .and(CohortMember.INDEX_DATE
                        .col()
                        .between(CohortMember.OBSERVED_FROM.col(), CohortMember.OBSERVED_TO.col()));
        return indexed(referrals)
                .join(spell, isSpell, "left")
                .withColumn(PASSED, passed())
                .drop(SPELL_PRACTICE, SPELL_PATIENT);
    }

    /** Those who passed every step. */
    Dataset<Row> eligible(Dataset<Row> followed) {
        return followed.where(col(PASSED).equalTo(steps.size()));
    }

    /** How many each step left. */
    Dataset<Row> attrition(Dataset<Row> followed) {
        var flow = new Attrition("referred", "patients")
                .step("ever-referred", "Ever referred to social prescribing", lit(true))
                .step(
                        "referred-in-index-window",
                        "Referred in the index window",
                        CohortMember.INDEX_DATE.col().isNotNull());
        for (int n = 0; n < steps.size(); n++) {
            flow.step(steps.get(n).name(), steps.get(n).label(), col(PASSED).gt(n));
        }
        return flow.count(followed);
    }

    private Dataset<Row> indexed(Dataset<Row> referrals) {
        var day = col(ExposureDays.DAY);
        var isInWindow = day.between(lit(Date.valueOf(indexWindow.from())), lit(Date.valueOf(indexWindow.to())));
        return referrals
                .groupBy(CohortMember.PRACTICE_ID.col(), CohortMember.PATIENT_ID.col())
                .agg(min(when(isInWindow, day)).as(CohortMember.INDEX_DATE.name()));
    }

    /** Bounds only grow tighter, so the steps passed are the first ones. */
    private Column passed() {
        return IntStream.range(0, steps.size())
                .mapToObj(n -> coalesce(EligibilitySteps.isWithin(CohortMember.INDEX_DATE.col(), n), lit(false))
                        .cast(DataTypes.IntegerType))
                .reduce(lit(0), Column::plus);
    }
}
