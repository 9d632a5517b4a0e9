package org.socialrx.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
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
        return new CountedEntries(List.of(outcomes))
                .days(events.dataset()).orElseThrow().collectAsList().stream()
                        .map(row -> row.get(2) + " " + row.getString(3))
                        .toList();
    }
}
