package org.socialrx.panel;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.PracticePeriod;
import org.socialrx.study.Outcome;
import org.socialrx.study.Periods;
import org.socialrx.table.Field;

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
    private static final String[] CANDIDATE = {PATIENT[0], PATIENT[1], CohortMember.INDEX_DATE.name()};

    public CandidatePanels {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Counts.
     *
     * @param members {@code study.cohort_member}
     * @param days what {@link CountedDays#of} returns
     * @return rows of {@code study.candidate_history}, one per candidate
     */
    public Dataset<Row> count(Dataset<Row> members, Dataset<Row> days) {
        var calendar = new ObservedDays(periods);
        return members.join(counts(members, days), CANDIDATE, "left")
                .withColumn(CandidateHistory.PERSON_DAYS.name(), calendar.observed(CohortMember.OBSERVED_TO.col()))
                .withColumn(
                        CandidateHistory.CENSORED_PERSON_DAYS.name(),
                        calendar.observed(ObservedDays.lastUncensoredDay()))
                .withColumn(CandidateHistory.EVENT_COUNTS.name(), orNone(CandidateHistory.EVENT_COUNTS))
                .withColumn(
                        CandidateHistory.CENSORED_EVENT_COUNTS.name(), orNone(CandidateHistory.CENSORED_EVENT_COUNTS))
                .select(CandidateHistory.TABLE.columns());
    }

    /** Counts of those candidates and outcomes that have any contact in the periods. */
    private Dataset<Row> counts(Dataset<Row> members, Dataset<Row> days) {
        var day = Contact.CONTACT_DATE.col();
        var all = new PackedCounts("events_", periods);
        var uncensored = new PackedCounts("censored_events_", periods);
        var sums = Stream.concat(all.sums(col(PERIOD), lit(true)), uncensored.sums(col(PERIOD), col(IS_UNCENSORED)))
                .toArray(Column[]::new);
        var counted = members.join(days, PATIENT)
                .where(day.between(CohortMember.OBSERVED_FROM.col(), CohortMember.OBSERVED_TO.col())
                        .and(day.notEqual(CohortMember.INDEX_DATE.col())))
                .withColumn(PERIOD, new ObservedDays(periods).period(day))
                .where(col(PERIOD).between(periods.first(), periods.last()))
                .withColumn(IS_UNCENSORED, day.leq(ObservedDays.lastUncensoredDay()));
        return new OutcomeBits(outcomes)
                .exploded(counted, PracticePeriod.OUTCOME.name())
                .groupBy(
                        CohortMember.PRACTICE_ID.col(),
                        CohortMember.PATIENT_ID.col(),
                        CohortMember.INDEX_DATE.col(),
                        PracticePeriod.OUTCOME.col())
                .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
                .groupBy(CohortMember.PRACTICE_ID.col(), CohortMember.PATIENT_ID.col(), CohortMember.INDEX_DATE.col())
                .agg(
                        byOutcome(all).as(CandidateHistory.EVENT_COUNTS.name()),
                        byOutcome(uncensored).as(CandidateHistory.CENSORED_EVENT_COUNTS.name()));
    }

    private static Column byOutcome(PackedCounts counts) {
        return map_from_entries(sort_array(collect_list(struct(PracticePeriod.OUTCOME.col(), counts.unpacked()))));
    }

    private static Column orNone(Field counts) {
        return coalesce(counts.col(), map().cast(counts.type()));
    }
}
