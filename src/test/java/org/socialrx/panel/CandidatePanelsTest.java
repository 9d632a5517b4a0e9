package org.socialrx.panel;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socialrx.Rows;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeRule;
import org.socialrx.codelist.Validity;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.Outcome;
import org.socialrx.study.PeriodRange;
import org.socialrx.study.Periods;

class CandidatePanelsTest {
    private static final String FACE_TO_FACE = "1672871000006114";
    private static final String ADMINISTRATION = "87941000000117";
    private static final String LINK_WORKER_VISIT = "1234567890";

    /** Periods -2 to 1: two before and two after the index date of 2018-06-01. */
    private static final Periods PERIODS =
            new Periods(91, new PeriodRange(-2, -2), new PeriodRange(-1, 0), new PeriodRange(1, 1));

    private static final Outcome ANY_DAY = Outcome.ofContacts("any-day", "all", Outcome.Measure.DAY, List.of());
    private static final Outcome GP_DAY = Outcome.ofContacts("gp-day", "GP", Outcome.Measure.DAY, List.of("gp"));
    private static final Outcome TYPED = Outcome.ofContacts("typed", "listed", Outcome.Measure.AURUM_TYPE, List.of());

    private final Rows contacts =
            Rows.of(Contact.TABLE).always(Contact.PRACTICE_ID, "1").always(Contact.PATIENT_ID, "a");
    private final Rows members = Rows.of(CohortMember.TABLE)
            .always(CohortMember.PRACTICE_ID, "1")
            .always(CohortMember.PATIENT_ID, "a")
            .always(CohortMember.INDEX_DATE, "2018-06-01")
            .always(CohortMember.INDEX_QUARTER, 73)
            .always(CohortMember.SEX, "female")
            .always(CohortMember.BIRTH_YEAR, 1960)
            .always(CohortMember.AGE_YEARS, 57)
            .always(CohortMember.OBSERVED_FROM, "2015-01-01")
            .always(CohortMember.EXIT_REASON, "end-of-data");
    private int contactCount;

    @Test
    void a_period_ends_where_the_next_begins_and_the_index_date_counts_nowhere() {
        // Period 0 = 2018-06-02..2018-08-31, period 1 = 2018-09-01..2018-11-30;
        // period -1 = 2018-03-03..2018-05-31 (the index date is its 91st day), period -2 = 2017-12-02..2018-03-02.
        member("2019-12-31", null);
        contact("2017-12-01").contact("2017-12-02").contact("2018-03-02");
        contact("2018-03-03").contact("2018-05-31");
        contact("2018-06-01");
        contact("2018-06-02").contact("2018-08-31");
        contact("2018-09-01").contact("2018-11-30").contact("2018-12-01");

        assertThat(panel(ANY_DAY))
                .containsExactly("any-day [2, 2, 2, 2] [91, 90, 91, 91] [2, 2, 2, 2] [91, 90, 91, 91]");
    }

    @Test
    void several_contacts_of_a_day_are_one_and_no_contact_reads_as_zeros() {
        member("2019-12-31", null);
        contact("2018-07-01", "gp", FACE_TO_FACE)
                .contact("2018-07-01", "nurse", FACE_TO_FACE)
                .contact("2018-07-01", "nurse", null);

        assertThat(panel(ANY_DAY, GP_DAY, TYPED)).allMatch(row -> row.contains(" [0, 0, 1, 0] "));
        assertThat(panel(Outcome.ofContacts("pharmacist", "", Outcome.Measure.DAY, List.of("other-clinical"))))
                .containsExactly("pharmacist [0, 0, 0, 0] [91, 90, 91, 91] [0, 0, 0, 0] [91, 90, 91, 91]");
    }

    @Test
    void staff_and_kind_decide_what_counts_and_social_prescribing_never_does() {
        member("2019-12-31", null);
        contact("2018-07-01", "nurse", FACE_TO_FACE)
                .contact("2018-07-02", "gp", ADMINISTRATION)
                .contact("2018-07-03", "gp", null)
                .contact("2018-07-04", "link-worker", FACE_TO_FACE)
                .contact("2018-07-05", "nurse", LINK_WORKER_VISIT)
                .contact("2018-07-06", "unlisted", FACE_TO_FACE);

        assertThat(panel(ANY_DAY, GP_DAY, TYPED))
                .extracting(row -> row.substring(0, row.indexOf(']') + 1))
                .containsExactly("any-day [0, 0, 4, 0]", "gp-day [0, 0, 2, 0]", "typed [0, 0, 2, 0]");
    }

    @Test
    void a_control_is_censored_the_day_before_its_own_referral_and_everybody_when_observation_ends() {
        // 2018-06-02..2018-06-30 = 29 days, 2018-06-02..2018-08-31 = 91 days, 2018-09-01..2018-09-10 = 10 days
        member("2018-09-10", "2018-07-01");
        contact("2018-06-30").contact("2018-07-01").contact("2018-09-10").contact("2018-09-11");

        assertThat(panel(ANY_DAY))
                .containsExactly("any-day [0, 0, 2, 1] [91, 90, 91, 10] [0, 0, 1, 0] [91, 90, 29, 0]");
    }

    @Test
    void the_index_referral_of_a_referred_patient_does_not_censor() {
        members.row(
                CohortMember.IS_REFERRED,
                true,
                CohortMember.OBSERVED_TO,
                "2019-12-31",
                CohortMember.OWN_REFERRAL_DATE,
                "2018-06-01");
        contact("2018-06-30");

        assertThat(panel(ANY_DAY))
                .containsExactly("any-day [0, 0, 1, 0] [91, 90, 91, 91] [0, 0, 1, 0] [91, 90, 91, 91]");
    }

    @Test
    void outcomes_without_a_contact_are_not_stored() {
        member("2019-12-31", null);
        contact("2018-07-01", "nurse", null);

        var row = rows(PERIODS, ANY_DAY, GP_DAY).collectAsList().get(0);

        assertThat(row.getJavaMap(row.fieldIndex("event_counts"))).containsOnlyKeys("any-day");
        assertThat(row.getJavaMap(row.fieldIndex("censored_event_counts"))).containsOnlyKeys("any-day");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 91, 127, 128, 366})
    void a_contact_on_every_day_of_every_period_fills_no_neighbour(int lengthDays) {
        var periods = new Periods(lengthDays, new PeriodRange(-3, -3), new PeriodRange(-2, 3), new PeriodRange(4, 9));
        members.always(CohortMember.OBSERVED_FROM, "2000-01-01");
        member("2039-12-31", null);
        var first = LocalDate.of(2018, 6, 2).minusDays(3L * lengthDays);
        for (var day = 0; day < 13 * lengthDays; day++) {
            contact(first.plusDays(day).toString());
        }

        var row = rows(periods, ANY_DAY)
                .select(CandidateHistory.eventCounts(lit("any-day")), CandidateHistory.PERSON_DAYS.col())
                .first();

        assertThat(row.<Integer>getList(0))
                .hasSize(13)
                .isEqualTo(row.getList(1))
                .allMatch(count -> count >= lengthDays - 1);
    }

    private void member(String observedTo, @Nullable String ownReferral) {
        members.row(
                CohortMember.IS_REFERRED,
                false,
                CohortMember.OBSERVED_TO,
                observedTo,
                CohortMember.OWN_REFERRAL_DATE,
                ownReferral);
    }

    private CandidatePanelsTest contact(String day) {
        return contact(day, "gp", FACE_TO_FACE);
    }

    private CandidatePanelsTest contact(String day, String staff, @Nullable String kind) {
        contacts.row(
                Contact.CONTACT_DATE,
                day,
                Contact.STAFF_GROUP,
                staff,
                Contact.CONTACT_CODE,
                kind,
                Contact.CONTACT_ID,
                "c" + contactCount++);
        return this;
    }

    /** A line an outcome: its counts, days, censored counts, censored days. */
    private List<String> panel(Outcome... outcomes) {
        var panel = rows(PERIODS, outcomes).persist();
        return Stream.of(outcomes)
                .flatMap(outcome -> panel
                        .select(
                                CandidateHistory.eventCounts(lit(outcome.name())),
                                CandidateHistory.PERSON_DAYS.col(),
                                CandidateHistory.censoredEventCounts(lit(outcome.name())),
                                CandidateHistory.CENSORED_PERSON_DAYS.col())
                        .collectAsList()
                        .stream()
                        .map(row -> outcome.name() + " " + words(row)))
                .toList();
    }

    private Dataset<Row> rows(Periods periods, Outcome... outcomes) {
        return new CandidatePanels(periods, List.of(outcomes))
                .count(
                        members.dataset(),
                        new CountedDays(List.of(outcomes), types())
                                .of(
                                        contacts.dataset(),
                                        Rows.of(CodedEvent.TABLE).dataset()));
    }

    private static String words(Row row) {
        return IntStream.range(0, 4).mapToObj(n -> row.getList(n).toString()).collect(Collectors.joining(" "));
    }

    private static CodeList types() {
        return new CodeList(
                "contact-type",
                new CodeList.Source("1", "test", "open"),
                "",
                List.of(
                        rule(FACE_TO_FACE, "face-to-face"),
                        rule(ADMINISTRATION, "excluded"),
                        rule(LINK_WORKER_VISIT, "social-prescribing")));
    }

    private static CodeRule rule(String code, String category) {
        return new CodeRule(
                "supplier",
                code,
                "",
                CodeRule.Kind.EXACT,
                false,
                category,
                "service",
                CodeRule.Status.LOCAL,
                Validity.ALWAYS);
    }
}
