package org.socialrx.propensity;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.slice;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.study.PeriodRange;

/**
 * Contacts before the index date as numbers of a propensity model: log of one plus the mean contacts of a period.
 *
 * <p>Only for designs shown as what not to believe: matching on the outcome's past pulls arms of different levels
 * together by chance, and afterwards they part again.
 *
 * @param outcome outcome whose contacts are meant
 * @param firstPeriod period that the arrays of the panel begin with
 * @param ranges periods of each number, all in the panel
 */
public record PastContacts(String outcome, int firstPeriod, List<PeriodRange> ranges) {
    public PastContacts {
        ranges = List.copyOf(ranges);
    }

    /** Names of the columns, one a range. */
    public List<String> numbers() {
        return ranges.stream().map(PastContacts::name).toList();
    }

    /**
     * Adds the columns.
     *
     * @param candidates {@code study.candidate_covariate}
     * @param panel {@code study.candidate_history}; candidates without one are left out
     */
    public Dataset<Row> addTo(Dataset<Row> candidates, Dataset<Row> panel) {
        var key = new String[] {
            CandidateCovariate.PRACTICE_ID.name(),
            CandidateCovariate.PATIENT_ID.name(),
            CandidateCovariate.INDEX_DATE.name()
        };
        var columns = Stream.concat(
                Stream.of(
                        CandidateHistory.PRACTICE_ID.col(),
                        CandidateHistory.PATIENT_ID.col(),
                        CandidateHistory.INDEX_DATE.col()),
                ranges.stream().map(range -> log1p(meanContacts(range)).as(name(range))));
        return candidates.join(panel.select(columns.toArray(Column[]::new)), key);
    }

    private Column meanContacts(PeriodRange range) {
        var counts = slice(CandidateHistory.eventCounts(lit(outcome)), range.from() - firstPeriod + 1, range.length());
        return aggregate(counts, lit(0), Column::plus).divide(range.length());
    }

    private static String name(PeriodRange range) {
        return "contacts of periods %d to %d".formatted(range.from(), range.to());
    }
}
