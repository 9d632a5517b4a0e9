package org.socialrx.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.codelist.CodeList;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.study.Outcome;

class CountedEntriesTest {
    private static final Outcome GP_DAY = Outcome.ofContacts("gp-day", "GP", Outcome.Measure.DAY, List.of("gp"));
    private static final Outcome BURN = new Outcome("burn", "burns", Outcome.Measure.CODE, List.of(), "injury", "burn");
    private static final Outcome INJURY =
            new Outcome("injury", "injuries", Outcome.Measure.CODE, List.of(), "injury", "");

    private final Rows events = Rows.of(CodedEvent.TABLE)
            .always(CodedEvent.PRACTICE_ID, "1")
            .always(CodedEvent.PATIENT_ID, "a")
            .always(CodedEvent.EVENT_DATE, "2018-05-01")
            .always(CodedEvent.CODELIST, "injury")
            .always(CodedEvent.EVIDENCE, "status");

    @Test
    void entries_of_a_list_count_once_a_day_and_those_of_a_category_alone_where_one_is_named() {
        entry("1", "burn").entry("2", "burn").entry("3", "cut").entry("4", null);
        events.row(CodedEvent.EVENT_ID, "5", CodedEvent.CATEGORY, "burn", CodedEvent.EVENT_DATE, "2018-05-02");

        assertThat(days(BURN, INJURY, GP_DAY))
                .containsExactlyInAnyOrder(
                        "2018-05-01 burn", "2018-05-01 injury", "2018-05-02 burn", "2018-05-02 injury");
    }

    @Test
    void entries_of_other_lists_and_declined_ones_do_not_count() {
        events.row(CodedEvent.EVENT_ID, "1", CodedEvent.CATEGORY, "burn", CodedEvent.CODELIST, "smoker");
        events.row(CodedEvent.EVENT_ID, "2", CodedEvent.CATEGORY, "burn", CodedEvent.EVIDENCE, "declined");

        assertThat(days(BURN)).isEmpty();
    }

    @Test
    void a_study_that_counts_contacts_only_reads_no_entries() {
        assertThat(new CountedEntries(List.of(GP_DAY)).days(events.dataset())).isEmpty();
    }

    private CountedEntriesTest entry(String id, @Nullable String category) {
        events.row(CodedEvent.EVENT_ID, id, CodedEvent.CATEGORY, category);
        return this;
    }

    private List<String> days(Outcome... outcomes) {
        var counted = new CountedDays(
                List.of(outcomes),
                new CodeList("contact-type", new CodeList.Source("1", "test", "open"), "", List.of()));
        return new OutcomeBits(List.of(outcomes))
                        .exploded(counted.of(Rows.of(Contact.TABLE).dataset(), events.dataset()), "outcome")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getAs("contact_date") + " " + row.getAs("outcome"))
                        .toList();
    }

    /** 130 outcomes are bits of three columns. */
    @Test
    void the_last_of_many_outcomes_is_told_from_the_first() {
        var outcomes = IntStream.range(0, 130)
                .mapToObj(number ->
                        new Outcome("o" + number, "", Outcome.Measure.CODE, List.of(), "injury", "kind" + number))
                .toArray(Outcome[]::new);
        for (var kind : List.of(0, 63, 64, 127, 128, 129)) {
            entry("e" + kind, "kind" + kind);
        }

        assertThat(days(outcomes))
                .containsExactlyInAnyOrder(
                        "2018-05-01 o0",
                        "2018-05-01 o63",
                        "2018-05-01 o64",
                        "2018-05-01 o127",
                        "2018-05-01 o128",
                        "2018-05-01 o129");
    }
}
