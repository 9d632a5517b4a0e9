package org.socialrx.panel;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CandidatePanel;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.study.Outcome;

/**
 * Which coded entries count for which outcome; an entry that only says something was declined never does.
 *
 * @param outcomes what the study counts; those of contacts are passed over
 */
public record CountedEntries(List<Outcome> outcomes) {
    public CountedEntries {
        outcomes = outcomes.stream()
                .filter(outcome -> outcome.measure() == Outcome.Measure.CODE)
                .toList();
    }

    /**
     * One row per patient, day and outcome with at least one entry that counts, in the columns of
     * {@link CountedContacts#days}; empty when the study counts no entries.
     *
     * @param codedEvents {@code study.coded_event}
     */
    public Optional<Dataset<Row>> days(Dataset<Row> codedEvents) {
        if (outcomes.isEmpty()) {
            return Optional.empty();
        }
        var names = outcomes.stream()
                .map(outcome -> when(counts(outcome), lit(outcome.name())))
                .toArray(Column[]::new);
        var lists = outcomes.stream().map(Outcome::codelist).distinct().toArray();
        return Optional.of(codedEvents
                .where(CodedEvent.CODELIST
                        .col()
                        .isin(lists)
                        .and(CodedEvent.EVIDENCE.col().notEqual("declined")))
                .select(
                        CodedEvent.PRACTICE_ID.col(),
                        CodedEvent.PATIENT_ID.col(),
                        CodedEvent.EVENT_DATE.col().as(Contact.CONTACT_DATE.name()),
                        explode(array_compact(array(names))).as(CandidatePanel.OUTCOME.name()))
                .distinct());
    }

    private static Column counts(Outcome outcome) {
        var isOfList = CodedEvent.CODELIST.col().equalTo(outcome.codelist());
        return outcome.category().isEmpty()
                ? isOfList
                : isOfList.and(coalesce(CodedEvent.CATEGORY.col().equalTo(outcome.category()), lit(false)));
    }
}
