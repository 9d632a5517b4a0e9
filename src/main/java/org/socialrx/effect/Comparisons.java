package org.socialrx.effect;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.socialrx.effect.Series.Censoring;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidatePanel;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.FurtherDesign.Target;
import org.socialrx.study.Study;

/**
 * The members of every comparison with their panels: all candidates, and the matched sets.
 *
 * <p>Candidates without a panel take no part. The referred are never censored at a referral of their own.
 */
final class Comparisons {
    static final String OUTCOME = CandidatePanel.OUTCOME.name();

    private static final String ARMS = "weighted_arm";
    private static final String ENDLESS_DAYS = "person_days_after_death_too";
    private static final String[] CANDIDATE = {
        CohortMember.PRACTICE_ID.name(), CohortMember.PATIENT_ID.name(), CohortMember.INDEX_DATE.name()
    };

    private final Study study;
    private final EffectInputs inputs;

    Comparisons(Study study, EffectInputs inputs) {
        this.study = study;
        this.inputs = inputs;
    }

    /** All candidates as one comparison, each of weight 1, a set of its own. */
    Dataset<Row> unmatched() {
        return panels().withColumn(MatchedSet.DESIGN.name(), lit(Series.UNMATCHED))
                .withColumn(MatchedSet.WEIGHT.name(), lit(1.0));
    }

    /**
     * All candidates of the main outcome as one comparison for each target of weighting, with weights of the study's
     * named propensity model.
     *
     * <p>Under its likelihood the overlap weights balance the means of all terms of the model exactly.
     */
    Dataset<Row> weighted(List<Target> targets) {
        var scores = inputs.propensityScore()
                .where(PropensityScore.DESIGN.col().equalTo(Series.PRIMARY))
                .select(
                        PropensityScore.PRACTICE_ID.col(),
                        PropensityScore.PATIENT_ID.col(),
                        PropensityScore.INDEX_DATE.col(),
                        PropensityScore.LOGIT.col(),
                        PropensityScore.SCORE.col());
        var arms = targets.stream()
                .map(target -> struct(
                        lit(target.design()).as(MatchedSet.DESIGN.name()),
                        weight(target).as(MatchedSet.WEIGHT.name())))
                .toArray(Column[]::new);
        return panels().where(col(OUTCOME).equalTo(study.estimates().primary().outcome()))
                .join(scores, CANDIDATE)
                .withColumn(ARMS, explode(array(arms)))
                .withColumn(MatchedSet.DESIGN.name(), col(ARMS).getField(MatchedSet.DESIGN.name()))
                .withColumn(MatchedSet.WEIGHT.name(), col(ARMS).getField(MatchedSet.WEIGHT.name()))
                .drop(PropensityScore.LOGIT.name(), PropensityScore.SCORE.name(), ARMS);
    }

    private static Column weight(Target target) {
        var score = PropensityScore.SCORE.col();
        return switch (target) {
            case OVERLAP -> ofArm(lit(1.0).minus(score), score);
            // p/(1 - p), and no division by nothing where p is 1 to the last digit.
            case ATT -> ofArm(lit(1.0), exp(PropensityScore.LOGIT.col()));
        };
    }

    /** The members of the matched sets of every design. */
    Dataset<Row> matched() {
        return inputs.matchedSet()
                .select(
                        MatchedSet.DESIGN.col(),
                        MatchedSet.PRACTICE_ID.col(),
                        MatchedSet.PATIENT_ID.col(),
                        MatchedSet.INDEX_DATE.col(),
                        MatchedSet.SET_ID.col(),
                        MatchedSet.WEIGHT.col())
                .join(panels(), CANDIDATE);
    }

    /** The members of the matched sets of every design, without panels, with their ends of observation. */
    Dataset<Row> matchedMembers() {
        return inputs.matchedSet()
                .select(
                        MatchedSet.DESIGN.col(),
                        MatchedSet.PRACTICE_ID.col(),
                        MatchedSet.PATIENT_ID.col(),
                        MatchedSet.INDEX_DATE.col())
                .join(inputs.cohortMember(), CANDIDATE);
    }

    /** Every set with the covariates of its referred member. */
    Dataset<Row> referredOfSets() {
        return inputs.matchedSet()
                .where(MatchedSet.IS_REFERRED.col())
                .select(
                        MatchedSet.DESIGN.col(),
                        MatchedSet.PRACTICE_ID.col(),
                        MatchedSet.PATIENT_ID.col(),
                        MatchedSet.INDEX_DATE.col(),
                        MatchedSet.SET_ID.col())
                .join(inputs.candidateCovariate().drop(CandidateCovariate.IS_REFERRED.name()), CANDIDATE);
    }

    /** The session the inputs belong to. */
    SparkSession session() {
        return inputs.cohortMember().sparkSession();
    }

    /** All candidates, with their ends of observation. */
    Dataset<Row> candidates() {
        return inputs.cohortMember();
    }

    private Dataset<Row> panels() {
        var ends = inputs.cohortMember()
                .select(
                        CohortMember.PRACTICE_ID.col(),
                        CohortMember.PATIENT_ID.col(),
                        CohortMember.INDEX_DATE.col(),
                        CohortMember.IS_REFERRED.col(),
                        CohortMember.EXIT_REASON.col(),
                        CohortMember.OBSERVED_TO.col(),
                        CohortMember.OWN_REFERRAL_DATE.col());
        return inputs.candidatePanel().join(ends, CANDIDATE).withColumn(ENDLESS_DAYS, daysWithTheDead());
    }

    /** Days of each period at risk. */
    static Column days(Censoring censoring) {
        return switch (censoring) {
            case NONE -> CandidatePanel.PERSON_DAYS.col();
            case OWN_REFERRAL -> ofArm(CandidatePanel.PERSON_DAYS.col(), CandidatePanel.CENSORED_PERSON_DAYS.col());
            case OWN_REFERRAL_NOT_DEATH -> col(ENDLESS_DAYS);
        };
    }

    /** Contacts of each period; the dead have none. */
    static Column counts(Censoring censoring) {
        return censoring == Censoring.NONE
                ? CandidatePanel.EVENT_COUNTS.col()
                : ofArm(CandidatePanel.EVENT_COUNTS.col(), CandidatePanel.CENSORED_EVENT_COUNTS.col());
    }

    private static Column ofArm(Column referred, Column control) {
        return when(CohortMember.IS_REFERRED.col(), referred).otherwise(control);
    }

    /** From period 0 on, the days up to the end of the data window for those whose observation death ended. */
    private Column daysWithTheDead() {
        var length = study.periods().lengthDays();
        var first = study.periods().first();
        var daysLeft = datediff(lit(study.dataWindow().to()), CohortMember.INDEX_DATE.col());
        var isCensored = CohortMember.IS_REFERRED
                .col()
                .equalTo(false)
                .and(coalesce(CohortMember.OWN_REFERRAL_DATE.col().leq(CohortMember.OBSERVED_TO.col()), lit(false)));
        var isDead = CohortMember.EXIT_REASON.col().equalTo("death").and(isCensored.equalTo(false));
        var observed = days(Censoring.OWN_REFERRAL);
        return when(
                        isDead,
                        transform(
                                observed,
                                (days, at) -> when(
                                                at.plus(first).geq(0),
                                                greatest(
                                                        days,
                                                        atMost(
                                                                length,
                                                                daysLeft.minus(at.plus(first)
                                                                        .multiply(length)))))
                                        .otherwise(days)))
                .otherwise(observed);
    }

    private static Column atMost(int length, Column days) {
        return greatest(lit(0), least(lit(length), days)).cast("int");
    }
}
