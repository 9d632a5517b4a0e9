package org.socialrx.effect;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.socialrx.effect.Series.Censoring;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.FurtherDesign.Target;
import org.socialrx.study.Outcome;
import org.socialrx.study.Study;

/**
 * The members of every comparison with their panels: all candidates, and the matched sets.
 *
 * <p>Candidates without a panel take no part; a member has a row for each outcome. The referred are never censored at a
 * referral of their own.
 */
final class Comparisons {
    static final String OUTCOME = "outcome";

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

    /**
     * All candidates as comparisons of their own: each of weight 1 with every outcome that is estimated, and for each
     * target of weighting with weights of the study's named propensity model and the main outcome.
     *
     * <p>Under the model's likelihood the overlap weights balance the means of all its terms exactly.
     */
    Dataset<Row> unmatched() {
        var main = study.estimates().primary().outcome();
        var estimated = Stream.concat(Stream.of(main), study.estimates().alsoOutcomes().stream())
                .distinct()
                .toList();
        var targets = study.estimates().weightedTargets();
        if (targets.isEmpty()) {
            return withArms(panels(), List.of(arm(Series.UNMATCHED, lit(1.0), estimated)));
        }
        List<Column> arms = new ArrayList<>();
        arms.add(arm(Series.UNMATCHED, lit(1.0), estimated));
        targets.forEach(target -> arms.add(
                when(PropensityScore.SCORE.col().isNotNull(), arm(target.design(), weight(target), List.of(main)))));
        return withArms(panels().join(scores(), CANDIDATE, "left"), arms)
                .drop(PropensityScore.LOGIT.name(), PropensityScore.SCORE.name());
    }

    private static Column arm(String design, Column weight, List<String> outcomes) {
        return struct(
                lit(design).as(MatchedSet.DESIGN.name()),
                weight.as(MatchedSet.WEIGHT.name()),
                names(outcomes).as(OUTCOME));
    }

    private static Dataset<Row> withArms(Dataset<Row> candidates, List<Column> arms) {
        return candidates
                .withColumn(ARMS, explode(array_compact(array(arms.toArray(Column[]::new)))))
                .withColumn(MatchedSet.DESIGN.name(), col(ARMS).getField(MatchedSet.DESIGN.name()))
                .withColumn(MatchedSet.WEIGHT.name(), col(ARMS).getField(MatchedSet.WEIGHT.name()))
                .withColumn(OUTCOME, explode(col(ARMS).getField(OUTCOME)))
                .drop(ARMS);
    }

    private Dataset<Row> scores() {
        return inputs.propensityScore()
                .where(PropensityScore.DESIGN.col().equalTo(Series.PRIMARY))
                .select(
                        PropensityScore.PRACTICE_ID.col(),
                        PropensityScore.PATIENT_ID.col(),
                        PropensityScore.INDEX_DATE.col(),
                        PropensityScore.LOGIT.col(),
                        PropensityScore.SCORE.col());
    }

    private static Column weight(Target target) {
        var score = PropensityScore.SCORE.col();
        return switch (target) {
            case OVERLAP -> ofArm(lit(1.0).minus(score), score);
            // p/(1 - p), and no division by nothing where p is 1 to the last digit.
            case ATT -> ofArm(lit(1.0), exp(PropensityScore.LOGIT.col()));
        };
    }

    /**
     * The members of the matched sets: of the main design with every outcome, of the others with the main one. All with
     * the log odds of the named propensity model.
     */
    Dataset<Row> matched() {
        var main = List.of(study.estimates().primary().outcome());
        var all = study.outcomes().stream().map(Outcome::name).toList();
        var outcomes = when(MatchedSet.DESIGN.col().equalTo(Series.PRIMARY), names(all))
                .otherwise(names(main));
        return inputs.matchedSet()
                .select(
                        MatchedSet.DESIGN.col(),
                        MatchedSet.PRACTICE_ID.col(),
                        MatchedSet.PATIENT_ID.col(),
                        MatchedSet.INDEX_DATE.col(),
                        MatchedSet.SET_ID.col(),
                        MatchedSet.WEIGHT.col())
                .join(panels(), CANDIDATE)
                .join(scores(), CANDIDATE, "left")
                .withColumn(OUTCOME, explode(outcomes));
    }

    private static Column names(List<String> outcomes) {
        return array(outcomes.stream().map(functions::lit).toArray(Column[]::new));
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
            case NONE -> CandidateHistory.PERSON_DAYS.col();
            case OWN_REFERRAL, OWN_REFERRAL_WEIGHTED ->
                ofArm(CandidateHistory.PERSON_DAYS.col(), CandidateHistory.CENSORED_PERSON_DAYS.col());
            case OWN_REFERRAL_NOT_DEATH -> col(ENDLESS_DAYS);
        };
    }

    /** Contacts of each period; the dead have none. */
    static Column counts(Censoring censoring) {
        return censoring == Censoring.NONE
                ? CandidateHistory.eventCounts(col(OUTCOME))
                : ofArm(CandidateHistory.eventCounts(col(OUTCOME)), CandidateHistory.censoredEventCounts(col(OUTCOME)));
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
