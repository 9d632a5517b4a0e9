package org.socialrx.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.codelist.CodeList;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.schema.study.ObservedSpell;
import org.socialrx.study.DateWindow;
import org.socialrx.study.Outcome;

class PracticePeriodsTest {
    /** Periods of 10 days: 1 = 1st to 10th of January, 2 = 11th to 20th, 3 = 21st to 30th; the 31st is in none. */
    private static final PracticePeriods PERIODS = new PracticePeriods(
            new DateWindow(LocalDate.of(2018, 1, 1), LocalDate.of(2018, 1, 31)),
            10,
            List.of(
                    Outcome.ofContacts("any-day", "all", Outcome.Measure.DAY, List.of()),
                    Outcome.ofContacts("gp-day", "GP", Outcome.Measure.DAY, List.of("gp"))));

    private final Rows spells = Rows.of(ObservedSpell.TABLE).always(ObservedSpell.PRACTICE_ID, "1");
    private final Rows contacts = Rows.of(Contact.TABLE).always(Contact.PRACTICE_ID, "1");
    private final Rows episodes = Rows.of(ExposureEpisode.TABLE)
            .always(ExposureEpisode.PRACTICE_ID, "1")
            .always(ExposureEpisode.STATE, "referred")
            .always(ExposureEpisode.CODE_COUNT, 1);
    private int contactCount;

    @Test
    void days_and_contacts_of_everybody_count_in_the_period_they_lie_in_while_registered() {
        spell("a", "2018-01-01", "2018-01-31").spell("b", "2018-01-06", "2018-01-13");
        contact("a", "2018-01-10", "gp").contact("a", "2018-01-10", "nurse").contact("a", "2018-01-11", "nurse");
        contact("b", "2018-01-05", "gp").contact("b", "2018-01-13", "gp").contact("a", "2018-01-31", "gp");

        // Person-days: 10 + 5, 10 + 3, 10. The 5th is before b registered, the 31st after the last whole period.
        assertThat(cells())
                .containsExactly(
                        "1 1 any-day null 2 15 1 0",
                        "1 1 gp-day null 2 15 1 0",
                        "1 2 any-day null 2 13 2 0",
                        "1 2 gp-day null 2 13 1 0",
                        "1 3 any-day null 1 10 0 0",
                        "1 3 gp-day null 1 10 0 0");
    }

    @Test
    void a_practice_begins_with_the_first_referral_of_anybody_and_each_patient_is_referred_first_once() {
        spell("a", "2018-01-01", "2018-01-30").spell("b", "2018-01-01", "2018-01-30");
        episode("a", 1, "2018-01-25").episode("a", 2, "2018-01-29").episode("b", 1, "2018-01-20");

        assertThat(cells())
                .filteredOn(cell -> cell.contains("gp-day"))
                .containsExactly("1 1 gp-day 2 2 20 0 0", "1 2 gp-day 2 2 20 0 1", "1 3 gp-day 2 2 20 0 1");
    }

    @Test
    void a_practice_that_referred_before_the_window_refers_from_the_first_period_on() {
        spell("a", "2018-01-01", "2018-01-10");
        episode("a", 1, "2017-06-01");

        assertThat(cells()).containsExactly("1 1 any-day 1 1 10 0 0", "1 1 gp-day 1 1 10 0 0");
    }

    private PracticePeriodsTest spell(String patient, String from, String to) {
        spells.row(ObservedSpell.PATIENT_ID, patient, ObservedSpell.OBSERVED_FROM, from, ObservedSpell.OBSERVED_TO, to);
        return this;
    }

    private PracticePeriodsTest contact(String patient, String day, String staff) {
        contacts.row(
                Contact.PATIENT_ID,
                patient,
                Contact.CONTACT_DATE,
                day,
                Contact.STAFF_GROUP,
                staff,
                Contact.CONTACT_ID,
                "c" + contactCount++);
        return this;
    }

    private PracticePeriodsTest episode(String patient, int number, String day) {
        episodes.row(
                ExposureEpisode.PATIENT_ID,
                patient,
                ExposureEpisode.EPISODE_NUMBER,
                number,
                ExposureEpisode.START_DATE,
                day,
                ExposureEpisode.END_DATE,
                day,
                ExposureEpisode.REFERRED_DATE,
                day);
        return this;
    }

    private List<String> cells() {
        var types = new CodeList("contact-type", new CodeList.Source("1", "test", "open"), "", List.of());
        var days = new CountedDays(PERIODS.outcomes(), types)
                .of(contacts.dataset(), Rows.of(CodedEvent.TABLE).dataset());
        return PERIODS.cells(spells.dataset(), days, episodes.dataset()).collectAsList().stream()
                .map(PracticePeriodsTest::words)
                .sorted()
                .toList();
    }

    private static String words(Row row) {
        return IntStream.range(0, row.length())
                .mapToObj(at -> String.valueOf(row.get(at)))
                .collect(Collectors.joining(" "));
    }
}
