package org.socialrx.effect;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that effects are estimated from.
 *
 * @param cohortMember {@code study.cohort_member}: every candidate with the end of observation
 * @param candidateCovariate {@code study.candidate_covariate}: what subgroups are made of
 * @param candidatePanel {@code study.candidate_history}: contacts and person-time of every candidate
 * @param matchedSet {@code study.matched_set}: the sets of every design
 * @param propensityScore {@code study.propensity_score}: what weighted comparisons weigh by
 */
public record EffectInputs(
        Dataset<Row> cohortMember,
        Dataset<Row> candidateCovariate,
        Dataset<Row> candidatePanel,
        Dataset<Row> matchedSet,
        Dataset<Row> propensityScore) {}
