package org.socialrx.panel;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.study.Outcome;

/**
 * Which coded entries count for which outcome; an entry that only says something was declined never does.
 *
 * @param outcomes ways to count of the study; those of contacts have no entries
 */
record CountedEntries(List<Outcome> outcomes) {
    CountedEntries {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Patient, day and the bits of the outcomes that count, a row an entry with any, in the columns of
     * {@link CountedContacts#days}; empty when the study counts no entries.
     *
     * @param codedEvents {@code study.coded_event}
     */
    Optional<Dataset<Row>> days(Dataset<Row> codedEvents) {
        var lists = outcomes.stream()
                .filter(outcome -> outcome.measure() == Outcome.Measure.CODE)
                .map(Outcome::codelist)
                .distinct()
                .toArray();
        if (lists.length == 0) {
            return Optional.empty();
        }
        var bits = new OutcomeBits(outcomes);
        return Optional.of(codedEvents
                .where(CodedEvent.CODELIST
                        .col()
                        .isin(lists)
                        .and(CodedEvent.EVIDENCE.col().notEqual("declined")))
                .select(columns(
                        CodedEvent.PRACTICE_ID.col(),
                        CodedEvent.PATIENT_ID.col(),
                        CodedEvent.EVENT_DATE.col().as(Contact.CONTACT_DATE.name()),
                        bits.of(CountedEntries::counts)))
                .where(bits.isAny()));
    }

    static Column[] columns(Column practice, Column patient, Column day, Column... bits) {
        return Stream.concat(Stream.of(practice, patient, day), Stream.of(bits)).toArray(Column[]::new);
    }

    private static Column counts(Outcome outcome) {
        if (outcome.measure() != Outcome.Measure.CODE) {
            return lit(false);
        }
        var isOfList = CodedEvent.CODELIST.col().equalTo(outcome.codelist());
        return outcome.category().isEmpty()
                ? isOfList
                : isOfList.and(CodedEvent.CATEGORY.col().equalTo(outcome.category()));
    }
}
