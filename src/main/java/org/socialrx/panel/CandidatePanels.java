package org.socialrx.panel;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CandidatePanel;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.Outcome;
import org.socialrx.study.Periods;

/**
 * Counts the contacts of every candidate by period around the index date.
 *
 * @param periods periods of the study
 * @param outcomes ways to count of the study
 */
public record CandidatePanels(Periods periods, List<Outcome> outcomes) {
    private static final String PERIOD = "period";
    private static final String IS_UNCENSORED = "is_uncensored";
    private static final String[] PATIENT = {CohortMember.PRACTICE_ID.name(), CohortMember.PATIENT_ID.name()};
    private static final String[] KEY = {
        PATIENT[0], PATIENT[1], CohortMember.INDEX_DATE.name(), CandidatePanel.OUTCOME.name()
    };

    public CandidatePanels {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Counts.
     *
     * @param members {@code study.cohort_member}
     * @param days what {@link CountedContacts#days} returns
     * @return rows of {@code study.candidate_panel}, one per candidate and outcome
     */
    public Dataset<Row> count(Dataset<Row> members, Dataset<Row> days) {
        var calendar = new ObservedDays(periods);
        var names = outcomes.stream().map(outcome -> lit(outcome.name())).toArray(Column[]::new);
        var none = array(Collections.nCopies(periods.count(), lit(0)).toArray(Column[]::new));
        return members.withColumn(CandidatePanel.OUTCOME.name(), explode(array(names)))
                .join(counts(members, days), KEY, "left")
                .withColumn(CandidatePanel.PERSON_DAYS.name(), calendar.observed(CohortMember.OBSERVED_TO.col()))
                .withColumn(
                        CandidatePanel.CENSORED_PERSON_DAYS.name(), calendar.observed(ObservedDays.lastUncensoredDay()))
                .withColumn(CandidatePanel.EVENT_COUNTS.name(), coalesce(CandidatePanel.EVENT_COUNTS.col(), none))
                .withColumn(
                        CandidatePanel.CENSORED_EVENT_COUNTS.name(),
                        coalesce(CandidatePanel.CENSORED_EVENT_COUNTS.col(), none))
                .select(CandidatePanel.TABLE.columns());
    }

    /** Counts of those candidates and outcomes that have any contact in the periods. */
    private Dataset<Row> counts(Dataset<Row> members, Dataset<Row> days) {
        var day = Contact.CONTACT_DATE.col();
        return members.join(days, PATIENT)
                .where(day.between(CohortMember.OBSERVED_FROM.col(), CohortMember.OBSERVED_TO.col())
                        .and(day.notEqual(CohortMember.INDEX_DATE.col())))
                .withColumn(PERIOD, new ObservedDays(periods).period(day))
                .where(col(PERIOD).between(periods.first(), periods.last()))
                .withColumn(IS_UNCENSORED, day.leq(ObservedDays.lastUncensoredDay()))
                .groupBy(
                        CohortMember.PRACTICE_ID.col(),
                        CohortMember.PATIENT_ID.col(),
                        CohortMember.INDEX_DATE.col(),
                        CandidatePanel.OUTCOME.col())
                .agg(
                        byPeriod(lit(true)).as(CandidatePanel.EVENT_COUNTS.name()),
                        byPeriod(col(IS_UNCENSORED)).as(CandidatePanel.CENSORED_EVENT_COUNTS.name()));
    }

    private Column byPeriod(Column counts) {
        return array(IntStream.rangeClosed(periods.first(), periods.last())
                .mapToObj(period -> sum(when(col(PERIOD).equalTo(period).and(counts), 1)
                                .otherwise(0))
                        .cast(DataTypes.IntegerType))
                .toArray(Column[]::new));
    }
}
