package org.socialrx.covariate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.housing.Homelessness;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.Covariates;

/**
 * Baseline covariates of every candidate.
 *
 * <p>A condition is present with an entry from the first day of the look-back to the day before the index date; an
 * entry that only says something was declined is no evidence of it. Ethnicity is the group of the latest entry before
 * the index date, however old; of several on one day the highest event id decides, so that the answer is always the
 * same. Of homelessness every entry before the index date counts too ({@link Homelessness}).
 *
 * @param rules look-back and conditions of the study
 */
public record BaselineCovariates(Covariates rules) {
    /** Name of the code list whose categories are the ethnic groups. */
    public static final String ETHNICITY_LIST = "ethnicity";

    private static final String NOT_RECORDED = "not-recorded";
    private static final String HOMELESS = "homeless_date";
    private static final String RESIDENCE = "residence_date";
    private static final String[] KEY = {
        CohortMember.PRACTICE_ID.name(), CohortMember.PATIENT_ID.name(), CohortMember.INDEX_DATE.name()
    };

    /**
     * Collects the covariates.
     *
     * @param members {@code study.cohort_member}
     * @param codedEvents {@code study.coded_event}
     * @return rows of {@code study.candidate_covariate}, one per candidate
     */
    public Dataset<Row> collect(Dataset<Row> members, Dataset<Row> codedEvents) {
        var noCondition = array().cast(CandidateCovariate.CONDITIONS.type());
        return members.join(recorded(members, codedEvents), KEY, "left")
                .withColumn(
                        CandidateCovariate.ETHNICITY.name(),
                        coalesce(CandidateCovariate.ETHNICITY.col(), lit(NOT_RECORDED)))
                .withColumn(
                        CandidateCovariate.HOMELESSNESS.name(),
                        Homelessness.level(col(HOMELESS), col(RESIDENCE), CohortMember.INDEX_DATE.col()))
                .withColumn(
                        CandidateCovariate.CONDITIONS.name(),
                        coalesce(CandidateCovariate.CONDITIONS.col(), noCondition))
                .select(CandidateCovariate.TABLE.columns());
    }

    /** What the record says of those candidates of whom it says anything. */
    private Dataset<Row> recorded(Dataset<Row> members, Dataset<Row> codedEvents) {
        var isEthnicity = CodedEvent.CODELIST.col().equalTo(ETHNICITY_LIST);
        var latest = struct(CodedEvent.EVENT_DATE.col(), CodedEvent.EVENT_ID.col());
        var group = when(isEthnicity, CodedEvent.CATEGORY.col());
        return members.select(
                        CohortMember.PRACTICE_ID.col(), CohortMember.PATIENT_ID.col(), CohortMember.INDEX_DATE.col())
                .join(relevant(codedEvents), new String[] {KEY[0], KEY[1]})
                .where(CodedEvent.EVENT_DATE.col().lt(CohortMember.INDEX_DATE.col()))
                .groupBy(CohortMember.PRACTICE_ID.col(), CohortMember.PATIENT_ID.col(), CohortMember.INDEX_DATE.col())
                .agg(
                        max_by(group, when(group.isNotNull(), latest)).as(CandidateCovariate.ETHNICITY.name()),
                        Homelessness.latestHomeless().as(HOMELESS),
                        Homelessness.latestResidence().as(RESIDENCE),
                        array_sort(collect_set(when(isCondition(), CodedEvent.CODELIST.col())))
                                .as(CandidateCovariate.CONDITIONS.name()));
    }

    private Dataset<Row> relevant(Dataset<Row> codedEvents) {
        var list = CodedEvent.CODELIST.col();
        return codedEvents.where(list.equalTo(ETHNICITY_LIST)
                .or(Homelessness.isEntry())
                .or(list.isin(rules.conditions().toArray())
                        .and(CodedEvent.EVIDENCE.col().notEqual("declined"))));
    }

    private Column isCondition() {
        var firstDay = date_sub(CohortMember.INDEX_DATE.col(), rules.lookBackDays());
        return CodedEvent.CODELIST
                .col()
                .isin(rules.conditions().toArray())
                .and(CodedEvent.EVENT_DATE.col().geq(firstDay));
    }
}
