package org.socialrx.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpActivity;
import org.socialrx.schema.core.SpContact;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.schema.result.Rate;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.study.Study;
import org.socialrx.study.StudyReader;

class DescriptionTest {
    private static final Study STUDY = StudyReader.read("test.yaml", """
            study: test
            question: Who was referred?
            data-window: {from: 2018-01-01, to: 2019-12-31}
            index-window: {from: 2019-01-01, to: 2019-06-30}
            source:
              layout: aurum
              deprivation: {column: e2019_imd_10, one-is: least-deprived}
              urban-rural: {urban: ["1"], rural: ["2"]}
            eligibility: [record-acceptable]
            covariates: {look-back-days: 365, conditions: [depression]}
            outcomes: [{name: gp-day, measure: day}]
            estimates: {primary: {outcome: gp-day}}
            describe: {by: [sex, age-band, ethnicity, ethnicity-16, deprivation-decile, urban-rural, region, year]}
            """);

    private final Rows patients = Rows.of(Patient.TABLE)
            .always(Patient.PRACTICE_ID, "A")
            .always(Patient.SEX, "female")
            .always(Patient.BIRTH_YEAR, 1970)
            .always(Patient.IS_ACCEPTABLE, true);
    private final Rows registrations = Rows.of(Registration.TABLE).always(Registration.PRACTICE_ID, "A");
    private final Rows practices = Rows.of(Practice.TABLE)
            .row(Practice.PRACTICE_ID, "A", Practice.REGION, "North", Practice.LAST_COLLECTION_DATE, "2019-12-31");
    private final Rows events =
            Rows.of(CodedEvent.TABLE).always(CodedEvent.PRACTICE_ID, "A").always(CodedEvent.EVIDENCE, "status");
    private final Rows episodes = Rows.of(ExposureEpisode.TABLE)
            .always(ExposureEpisode.PRACTICE_ID, "A")
            .always(ExposureEpisode.EPISODE_NUMBER, 1)
            .always(ExposureEpisode.START_DATE, "2018-01-01")
            .always(ExposureEpisode.END_DATE, "2018-01-01")
            .always(ExposureEpisode.CODE_COUNT, 1);

    private final Rows schemeReferrals = Rows.of(SpReferral.TABLE).always(SpReferral.PRACTICE_ID, "A");
    private final Rows schemeContacts = Rows.of(SpContact.TABLE).always(SpContact.PRACTICE_ID, "A");
    private final Rows schemeActivities = Rows.of(SpActivity.TABLE).always(SpActivity.PRACTICE_ID, "A");

    private void registered(String patient, String from, @Nullable String to) {
        registrations.row(Registration.PATIENT_ID, patient, Registration.START_DATE, from, Registration.END_DATE, to);
    }

    private void referred(String patient, String day) {
        episodes.row(
                ExposureEpisode.PATIENT_ID,
                patient,
                ExposureEpisode.STATE,
                "referred",
                ExposureEpisode.REFERRED_DATE,
                day);
    }

    private DescribeTables described() {
        return Description.describe(
                STUDY,
                new DescribeInputs(
                        patients.dataset(),
                        registrations.dataset(),
                        practices.dataset(),
                        events.dataset(),
                        episodes.dataset(),
                        schemeReferrals.dataset(),
                        schemeContacts.dataset(),
                        schemeActivities.dataset(),
                        Set.of("ethnicity", "homeless"),
                        Map.of("A1", "befriending", "A2", "arts-and-crafts", "A3", "arts-and-crafts")));
    }

    private static Row rate(DescribeTables tables, String state, String variable, String level) {
        return tables.rate()
                .where(Rate.STATE
                        .col()
                        .equalTo(state)
                        .and(Rate.VARIABLE.col().equalTo(variable))
                        .and(Rate.LEVEL.col().equalTo(level)))
                .first();
    }

    private static List<String> counts(DescribeTables tables, String variable) {
        return tables.characteristic().where(Characteristic.VARIABLE.col().equalTo(variable)).collectAsList().stream()
                .map(row -> "%s %s %d/%d"
                        .formatted(
                                row.getAs("patient_group"),
                                row.getAs("level"),
                                row.<Long>getAs("patient_count"),
                                row.<Long>getAs("group_count")))
                .toList();
    }

    @Test
    void time_at_risk_ends_on_the_day_of_the_first_referral_and_is_split_by_year() {
        patients.row(Patient.PATIENT_ID, "1");
        registered("1", "2010-01-01", null);
        referred("1", "2019-01-10");

        var tables = described();

        var all = rate(tables, "referred", "all", "all");
        assertThat(all.<Long>getAs("patient_count")).isEqualTo(1);
        // 365 days of 2018 and ten of 2019.
        assertThat(all.<Double>getAs("person_years")).isCloseTo(375 / 365.25, within(1e-12));
        assertThat(all.<Double>getAs("rate_per_1000")).isCloseTo(1000 * 365.25 / 375, within(1e-9));
        // Exact limits of one event: 0.02532 and 5.5716.
        assertThat(all.<Double>getAs("ci_low")).isCloseTo(0.0253178 * 1000 * 365.25 / 375, within(1e-3));
        assertThat(all.<Double>getAs("ci_high")).isCloseTo(5.5716434 * 1000 * 365.25 / 375, within(1e-3));
        assertThat(rate(tables, "referred", "year", "2018").<Long>getAs("patient_count"))
                .isZero();
        assertThat(rate(tables, "referred", "year", "2019").<Double>getAs("person_years"))
                .isCloseTo(10 / 365.25, within(1e-12));
        assertThat(rate(tables, "declined", "all", "all").<Double>getAs("person_years"))
                .isCloseTo(730 / 365.25, within(1e-12));
    }

    @Test
    void time_ends_with_death_leaving_and_the_last_collection_and_overlapping_registrations_count_once() {
        patients.row(Patient.PATIENT_ID, "1", Patient.DEATH_DATE, "2018-01-10");
        registered("1", "2010-01-01", "2018-06-30");
        patients.row(Patient.PATIENT_ID, "2");
        registered("2", "2017-01-01", "2018-01-20");
        registered("2", "2018-01-11", "2018-01-30");
        patients.row(Patient.PATIENT_ID, "3");
        registered("3", "2019-12-22", null);

        var all = rate(described(), "referred", "all", "all");

        // 10 days, 30 days, 10 days.
        assertThat(all.<Double>getAs("person_years")).isCloseTo(50 / 365.25, within(1e-12));
    }

    @Test
    void a_referral_before_the_window_leaves_no_time_at_risk_and_one_while_not_registered_does_not_count() {
        patients.row(Patient.PATIENT_ID, "1");
        registered("1", "2010-01-01", null);
        referred("1", "2017-05-01");
        patients.row(Patient.PATIENT_ID, "2");
        registered("2", "2018-01-01", "2018-01-10");
        referred("2", "2018-03-01");

        var all = rate(described(), "referred", "all", "all");

        assertThat(all.<Long>getAs("patient_count")).isZero();
        assertThat(all.<Double>getAs("person_years")).isCloseTo(10 / 365.25, within(1e-12));
    }

    @Test
    void children_and_records_unfit_for_research_are_left_out() {
        patients.row(Patient.PATIENT_ID, "1", Patient.BIRTH_YEAR, 2001);
        registered("1", "2010-01-01", null);
        patients.row(Patient.PATIENT_ID, "2", Patient.IS_ACCEPTABLE, false);
        registered("2", "2010-01-01", null);

        // Aged 18 in 2019 only.
        assertThat(rate(described(), "referred", "all", "all").<Double>getAs("person_years"))
                .isCloseTo(365 / 365.25, within(1e-12));
    }

    @Test
    void groups_divide_over_levels_and_every_group_has_every_level() {
        patients.row(Patient.PATIENT_ID, "1").row(Patient.PATIENT_ID, "2", Patient.SEX, "male");
        patients.row(Patient.PATIENT_ID, "3").row(Patient.PATIENT_ID, "4");
        Stream.of("1", "2", "3", "4").forEach(patient -> registered(patient, "2010-01-01", null));
        referred("1", "2018-05-01");
        episodes.row(
                ExposureEpisode.PATIENT_ID,
                "2",
                ExposureEpisode.STATE,
                "declined",
                ExposureEpisode.DECLINED_DATE,
                "2018-06-01");

        var tables = described();

        assertThat(counts(tables, "sex"))
                .containsExactly(
                        "referred female 1/1",
                        "referred male 0/1",
                        "declined female 0/1",
                        "declined male 1/1",
                        "neither female 2/2",
                        "neither male 0/2");
        assertThat(counts(tables, "deprivation-decile")).contains("neither not-recorded 2/2");
    }

    @Test
    void town_and_country_are_levels_of_every_table_and_areas_not_known_are_missing() {
        patients.row(Patient.PATIENT_ID, "1", Patient.URBAN_RURAL, "urban")
                .row(Patient.PATIENT_ID, "2", Patient.URBAN_RURAL, "rural")
                .row(Patient.PATIENT_ID, "3", Patient.URBAN_RURAL, "rural")
                .row(Patient.PATIENT_ID, "4");
        Stream.of("1", "2", "3", "4").forEach(patient -> registered(patient, "2010-01-01", null));
        referred("2", "2018-12-31");

        var tables = described();

        assertThat(counts(tables, "urban-rural"))
                .contains("referred rural 1/1", "referred urban 0/1", "neither rural 1/3", "neither not-recorded 1/3");
        // Two years of one and one year of the other.
        assertThat(rate(tables, "referred", "urban-rural", "rural").<Double>getAs("person_years"))
                .isCloseTo(1095 / 365.25, within(1e-12));
        // One in four of the practice was referred: half a referral is expected of the two in the country.
        assertThat(tables.equityRatio()
                        .where(EquityRatio.MEASURE
                                .col()
                                .equalTo("referred")
                                .and(EquityRatio.VARIABLE.col().equalTo("urban-rural"))
                                .and(EquityRatio.LEVEL.col().equalTo("rural")))
                        .first()
                        .<Double>getAs("ratio"))
                .isCloseTo(2, within(1e-12));
        assertThat(tables.groupShare()
                        .where(GroupShare.TOPIC
                                .col()
                                .equalTo("completeness")
                                .and(GroupShare.VARIABLE.col().equalTo("urban-rural"))
                                .and(GroupShare.LEVEL.col().equalTo("2019"))
                                .and(GroupShare.ITEM.col().equalTo("recorded")))
                        .first()
                        .<Long>getAs("item_count"))
                .isEqualTo(3);
    }

    @Test
    void ethnicity_is_the_latest_recorded_and_conditions_lie_in_the_look_back_before_the_day() {
        patients.row(Patient.PATIENT_ID, "1").row(Patient.PATIENT_ID, "2");
        registered("1", "2010-01-01", null);
        registered("2", "2010-01-01", null);
        referred("1", "2018-05-01");
        referred("2", "2018-05-01");
        coded("1", "ethnicity", "white", "2015-01-01", "e1");
        coded("1", "ethnicity", "asian", "2016-01-01", "e2");
        coded("1", "ethnicity-16", "asian-indian", "2016-01-01", "e2");
        coded("1", "depression", null, "2018-04-30", "e3");
        coded("2", "depression", null, "2018-05-01", "e4");

        var tables = described();

        assertThat(counts(tables, "ethnicity")).contains("referred asian 1/2", "referred not-recorded 1/2");
        assertThat(counts(tables, "ethnicity-16")).contains("referred asian-indian 1/2", "referred not-recorded 1/2");
        assertThat(rate(tables, "referred", "ethnicity-16", "asian-indian").<Long>getAs("patient_count"))
                .isEqualTo(1);
        assertThat(tables.predictor()
                        .where(Predictor.VARIABLE.col().equalTo("ethnicity-16"))
                        .count())
                .isZero();
        assertThat(counts(tables, "depression")).contains("referred recorded 1/2", "referred not-recorded 1/2");
        assertThat(rate(tables, "referred", "ethnicity", "asian").<Long>getAs("patient_count"))
                .isEqualTo(1);
    }

    private void coded(String patient, String list, @Nullable String category, String day, String id) {
        events.row(
                CodedEvent.PATIENT_ID, patient,
                CodedEvent.CODELIST, list,
                CodedEvent.CATEGORY, category,
                CodedEvent.EVENT_DATE, day,
                CodedEvent.EVENT_ID, id);
    }

    @Test
    void the_funnel_loses_at_each_step_those_who_did_not_come_to_the_next() {
        Stream.of("1", "2", "3", "4", "5").forEach(patient -> {
            patients.row(Patient.PATIENT_ID, patient);
            registered(patient, "2010-01-01", null);
        });
        referred("1", "2018-05-01");
        referred("2", "2018-05-01");
        episodes.row(
                ExposureEpisode.PATIENT_ID,
                "3",
                ExposureEpisode.STATE,
                "offered",
                ExposureEpisode.OFFERED_DATE,
                "2018-06-01");
        scheme("1", "2018-05-01", "2018-05-11", "2018-08-01");
        scheme("2", "2018-05-01", "2018-06-01", null);
        // Met, but after the data window: for this study not yet.
        scheme("5", "2019-12-01", "2020-01-15", null);

        var tables = described();

        assertThat(shares(tables, "funnel", "all"))
                .containsExactly(
                        "reached 3/5",
                        "offered-only 1/3",
                        "declined 0/3",
                        "referred 2/3",
                        "contacted 2/2",
                        "closed 1/2");
        assertThat(shares(tables, "funnel", "sex")).isEqualTo(shares(tables, "funnel", "all"));
    }

    @Test
    void times_and_numbers_of_the_scheme_are_counted_in_bands() {
        patients.row(Patient.PATIENT_ID, "1").row(Patient.PATIENT_ID, "2");
        registered("1", "2010-01-01", null);
        registered("2", "2010-01-01", null);
        referred("1", "2018-05-01");
        episodes.row(
                ExposureEpisode.PATIENT_ID, "1",
                ExposureEpisode.EPISODE_NUMBER, 2,
                ExposureEpisode.STATE, "referred",
                ExposureEpisode.REFERRED_DATE, "2019-05-01");
        referred("2", "2018-05-01");
        scheme("1", "2018-05-01", "2018-05-08", "2018-08-01");
        scheme("2", "2018-05-01", "2018-04-01", null);
        schemeContacts.row(contact("1", 1, true)).row(contact("1", 2, null)).row(contact("1", 3, false));

        var tables = described();

        assertThat(shares(tables, "use", "referrals-per-patient")).containsExactly("1 1/2", "2 1/2");
        // Seven days; and a contact before the referral it should follow.
        assertThat(shares(tables, "use", "days-referral-to-contact")).containsExactly("1-7 1/2", "not-recorded 1/2");
        // Contacts to which the patient is known not to have come do not count.
        assertThat(shares(tables, "use", "contacts-per-referral")).containsExactly("0 1/2", "2 1/2");
        assertThat(shares(tables, "use", "route")).containsExactly("medical 2/2");
    }

    @Test
    void kinds_of_activity_are_shares_of_the_referrals_and_codes_without_a_name_are_one_kind() {
        patients.row(Patient.PATIENT_ID, "1").row(Patient.PATIENT_ID, "2");
        registered("1", "2010-01-01", null);
        registered("2", "2010-01-01", null);
        scheme("1", "2018-05-01", "2018-05-08", "2018-08-01");
        scheme("2", "2018-05-01", "2018-05-08", null);
        scheme("3", "2010-05-01", "2010-05-08", null);
        activities("1", "A1", "A2", "A3");
        activities("2", "A2", "Mrs Someone");
        activities("3", "A1");

        assertThat(shares(described(), "use", "activity"))
                .containsExactly("arts-and-crafts 2/2", "befriending 1/2", "unlisted 1/2");
    }

    private void activities(String patient, String... codes) {
        for (var code : codes) {
            schemeActivities.row(
                    SpActivity.PATIENT_ID,
                    patient,
                    SpActivity.SP_REFERRAL_ID,
                    "r" + patient,
                    SpActivity.ACTIVITY_CODE,
                    code);
        }
    }

    @Test
    void a_circumstance_is_recorded_from_the_year_of_its_first_entry_and_unknown_when_declined() {
        Stream.of("1", "2", "3").forEach(patient -> {
            patients.row(Patient.PATIENT_ID, patient);
            registered(patient, "2010-01-01", null);
        });
        coded("1", "ethnicity", "white", "2015-01-01", "e1");
        coded("2", "ethnicity", "asian", "2019-03-01", "e2");
        coded("3", "ethnicity", "unknown", "2018-03-01", "e3");

        var tables = described();

        assertThat(shares(tables, "completeness", "ethnicity"))
                .containsExactlyInAnyOrder(
                        "recorded 1/3", "unknown 1/3", "missing 1/3", "recorded 2/3", "unknown 1/3", "missing 0/3");
        assertThat(shares(tables, "completeness", "housing")).contains("missing 3/3");
        // No list of the study's names a code for it.
        assertThat(shares(tables, "completeness", "language")).containsExactly("no-code 3/3", "no-code 3/3");
    }

    @Test
    void first_events_stand_in_their_month_and_practices_have_begun_from_theirs_on() {
        patients.row(Patient.PATIENT_ID, "1").row(Patient.PATIENT_ID, "2");
        registered("1", "2010-01-01", null);
        registered("2", "2010-01-01", null);
        referred("1", "2018-03-31");
        referred("2", "2018-05-01");

        var tables = described();

        assertThat(months(tables, "referred")).containsExactly("2018-03 1", "2018-05 1");
        assertThat(months(tables, "practices-begun")).hasSize(22).startsWith("2018-03 1");
    }

    @Test
    void with_one_practice_and_one_characteristic_the_odds_ratio_is_that_of_the_two_by_two_table() {
        for (int patient = 1; patient <= 20; patient++) {
            boolean isWoman = patient <= 12;
            patients.row(Patient.PATIENT_ID, "" + patient, Patient.SEX, isWoman ? "female" : "male");
            registered("" + patient, "2010-01-01", null);
            if (patient <= 3 || patient > 16) {
                referred("" + patient, "2018-05-01");
            }
        }

        var men = described()
                .predictor()
                .where(Predictor.LEVEL.col().equalTo("male"))
                .first();

        // Referred 4 of 8 men and 3 of 12 women: (4/4) / (3/9) = 3; error of the logarithm sqrt(1/4 + 1/4 + 1/3 + 1/9).
        assertThat(men.<Double>getAs("odds_ratio")).isEqualTo(3.0);
        assertThat(men.<Double>getAs("ci_high"))
                .isCloseTo(3 * Math.exp(1.959964 * Math.sqrt(0.5 + 4 / 9.0)), within(0.006));
        assertThat(men.<Boolean>getAs("is_reference")).isFalse();
    }

    @Test
    void each_algorithm_of_homelessness_says_what_it_says_on_the_day() {
        Stream.of("1", "2", "3", "4", "5").forEach(patient -> {
            patients.row(Patient.PATIENT_ID, patient);
            registered(patient, "2010-01-01", null);
            referred(patient, "2018-06-01");
        });
        coded("1", "homeless", null, "2017-05-01", "e1");
        coded("2", "homeless", null, "2015-05-01", "e2");
        coded("3", "homeless", null, "2017-05-01", "e3");
        coded("3", "residential-care", null, "2018-01-01", "e4");
        coded("4", "homeless", null, "2018-06-01", "e5");

        assertThat(counts(described(), "homelessness"))
                .contains(
                        "referred ever latest recent 1/5",
                        "referred ever latest 1/5",
                        "referred ever 1/5",
                        "referred by none 2/5");
    }

    private static List<String> months(DescribeTables tables, String item) {
        return tables
                .groupShare()
                .where(GroupShare.TOPIC
                        .col()
                        .equalTo("month")
                        .and(GroupShare.ITEM.col().equalTo(item))
                        .and(GroupShare.ITEM_COUNT.col().gt(0)))
                .orderBy(GroupShare.LEVEL.col())
                .collectAsList()
                .stream()
                .map(row -> "%s %d".formatted(row.getAs("level"), row.<Long>getAs("item_count")))
                .toList();
    }

    private static @Nullable Object[] contact(String patient, int number, @Nullable Boolean isAttended) {
        return new @Nullable Object[] {
            SpContact.PATIENT_ID, patient,
            SpContact.SP_REFERRAL_ID, "r" + patient,
            SpContact.CONTACT_NUMBER, number,
            SpContact.IS_ATTENDED, isAttended
        };
    }

    private void scheme(String patient, String referral, String contact, @Nullable String close) {
        schemeReferrals.row(
                SpReferral.PATIENT_ID, patient,
                SpReferral.SP_REFERRAL_ID, "r" + patient,
                SpReferral.REFERRAL_DATE, referral,
                SpReferral.FIRST_CONTACT_DATE, contact,
                SpReferral.CLOSE_DATE, close,
                SpReferral.ROUTE, "medical");
    }

    private static List<String> shares(DescribeTables tables, String topic, String variable) {
        return tables
                .groupShare()
                .where(GroupShare.TOPIC
                        .col()
                        .equalTo(topic)
                        .and(GroupShare.VARIABLE.col().equalTo(variable)))
                .orderBy(GroupShare.ITEM_ORDER.col())
                .collectAsList()
                .stream()
                .map(row -> "%s %d/%d"
                        .formatted(row.getAs("item"), row.<Long>getAs("item_count"), row.<Long>getAs("base_count")))
                .toList();
    }

    @Test
    void levels_stand_by_number_then_by_text_the_unknown_last() {
        assertThat(Levels.inOrder(List.of("not-recorded", "10", "2", "80+", "18-34", "white", "asian")))
                .containsExactly("2", "10", "18-34", "80+", "asian", "white", "not-recorded");
    }
}
