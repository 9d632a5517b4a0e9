package org.socialrx.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.schema.study.ObservedSpell;
import org.socialrx.study.Study;

/**
 * A derived cohort.
 *
 * @param episodes rows of {@code study.exposure_episode}
 * @param spells rows of {@code study.observed_spell}
 * @param members rows of {@code study.cohort_member}
 * @param attrition rows of {@code result.attrition_step}, the flows extract, referred and control
 */
public record Cohort(Dataset<Row> episodes, Dataset<Row> spells, Dataset<Row> members, Dataset<Row> attrition) {

    /**
     * Derives the cohort of a study.
     *
     * <p>What the tables share (exposure days, spells, referrals, drawn controls) is kept in Spark's cache, which the
     * caller clears after writing.
     */
    public static Cohort derive(CohortInputs in, Study study) {
        return derive(in, CohortRules.of(study));
    }

    static Cohort derive(CohortInputs in, CohortRules rules) {
        var days = shared(ExposureDays.find(in.codedEvents(), in.spReferrals(), rules.exposure()));
        var spells = shared(new Spells(rules.dataWindow()).observe(in, ExposureDays.firstReferrals(days)));
        var eligibility = new EligibilitySteps(rules);
        var referredFlow = new ReferredFlow(rules.indexWindow(), eligibility.referredSteps());
        var referred = shared(referredFlow.follow(spells, ExposureDays.referrals(days)));
        var steps = eligibility.controlSteps();
        var atRisk = EligibilitySteps.bounded(spells, steps);
        var sizes =
                shared(new RiskSetSizes(rules.controls(), steps.size()).count(referredFlow.eligible(referred), atRisk));
        var drawn = shared(new RiskSets(rules.controls(), rules.seed()).draw(sizes, atRisk, steps.size() - 1));
        return new Cohort(
                new Episodes(rules.exposure().episodeGapDays()).collapse(days),
                spells.select(ObservedSpell.TABLE.columns()),
                Members.referred(sizes).unionByName(Members.controls(drawn.where(col(RiskSets.IS_KEPT)))),
                eligibility
                        .extractFlow(in.patients(), spells)
                        .unionByName(referredFlow.attrition(referred))
                        .unionByName(controlFlow(steps, sizes, drawn)));
    }

    /** Patient-days at risk after every step, then how many were drawn, then one per patient and quarter. */
    private static Dataset<Row> controlFlow(List<Step> steps, Dataset<Row> sizes, Dataset<Row> drawn) {
        var isDrawn = "is_drawn";
        var sizeNames =
                IntStream.range(0, steps.size()).mapToObj(RiskSetSizes::size).toList();
        var atRisk = sizes.select(sizeNames.stream().map(name -> col(name)).toArray(Column[]::new))
                .withColumn(isDrawn, lit(false))
                .withColumn(RiskSets.IS_KEPT, lit(false));
        var candidates = drawn.select(col(RiskSets.IS_KEPT)).withColumn(isDrawn, lit(true));
        var flow = new Attrition("control", "candidates");
        for (int n = 0; n < steps.size(); n++) {
            flow.step(steps.get(n).name(), steps.get(n).label(), col(RiskSetSizes.size(n)));
        }
        return flow.step("drawn", "Drawn by lot for a referral", col(isDrawn))
                .step("once-a-quarter", "Once in a quarter", col(RiskSets.IS_KEPT))
                .count(atRisk.unionByName(candidates, true));
    }

    private static Dataset<Row> shared(Dataset<Row> rows) {
        return rows.persist(StorageLevel.MEMORY_AND_DISK());
    }
}
