package org.socialrx.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.schema.core.Patient;
import org.socialrx.study.ControlRules;

class CohortTest {
    @AfterEach
    void clear() {
        SharedSpark.session().catalog().clearCache();
    }

    @Test
    void registration_must_have_begun_728_days_before_the_index_date() {
        // 2017-12-29 - 728 days = 2016-01-01
        var records = new TestRecords()
                .unregistered("long enough")
                .registered("long enough", "2016-01-01", null)
                .coded("long enough", "referred", "2017-12-29")
                .unregistered("a day short")
                .registered("a day short", "2016-01-02", null)
                .coded("a day short", "referred", "2017-12-29");

        var cohort = Cohort.derive(records.inputs(), TestRules.rules());

        assertThat(members(cohort)).containsExactly("long enough 2017-12-29 referred 2017-12-29");
        assertThat(attrition(cohort, "referred"))
                .containsExactly(
                        "ever-referred 2 0",
                        "referred-in-index-window 2 0",
                        "registered-on-index-date 2 0",
                        "record-acceptable 2 0",
                        "age-years 2 0",
                        "registered-days 1 1",
                        "first-referral-ever 1 0");
    }

    @Test
    void a_patient_referred_later_is_a_control_until_the_day_before_and_not_on_the_same_day() {
        var records = new TestRecords()
                .patient("first")
                .coded("first", "referred", "2017-05-10")
                .patient("same day")
                .coded("same day", "referred", "2017-05-10")
                .patient("next day")
                .coded("next day", "referred", "2017-05-11")
                .patient("before window")
                .coded("before window", "referred", "2015-05-11");

        // The one referred on the next day is at risk for both referrals of the 10th and drawn once.
        assertThat(members(records, TestRules.rules()))
                .containsExactly(
                        "first 2017-05-10 referred 2017-05-10",
                        "next day 2017-05-10 control 2017-05-11",
                        "next day 2017-05-11 referred 2017-05-11",
                        "same day 2017-05-10 referred 2017-05-10");
    }

    @Test
    void only_the_never_referred_are_controls_when_the_study_says_so() {
        var records = new TestRecords()
                .patient("first")
                .coded("first", "referred", "2017-05-10")
                .patient("later")
                .coded("later", "referred", "2019-05-11")
                .patient("never");
        var rules = TestRules.rules(new ControlRules(ControlRules.AtRisk.NEVER_REFERRED, 20, 5), 1);

        assertThat(members(records, rules))
                .containsExactly("first 2017-05-10 referred 2017-05-10", "never 2017-05-10 control null");
    }

    @Test
    void a_control_is_of_the_same_practice_and_sex_near_in_age_eligible_and_observed_that_day() {
        var records = new TestRecords()
                .patient("case")
                .coded("case", "referred", "2017-05-10")
                .patient("good")
                .patient("five years younger", Patient.BIRTH_YEAR, 1965)
                .patient("six years younger", Patient.BIRTH_YEAR, 1966)
                .patient("man", Patient.SEX, "male")
                .patient("unfit record", Patient.IS_ACCEPTABLE, false)
                .patient("dead", Patient.DEATH_DATE, "2017-05-09")
                .patient("dies that day", Patient.DEATH_DATE, "2017-05-10")
                .unregistered("new")
                .registered("new", "2016-05-10", null);

        var cohort = Cohort.derive(records.inputs(), TestRules.rules());

        assertThat(members(cohort))
                .containsExactly(
                        "case 2017-05-10 referred 2017-05-10",
                        "dies that day 2017-05-10 control null",
                        "five years younger 2017-05-10 control null",
                        "good 2017-05-10 control null");
        // At risk that day: the case, good, five years younger, unfit record, dies that day, new.
        assertThat(attrition(cohort, "control"))
                .containsExactly(
                        "in-risk-set 6 0",
                        "not-yet-referred 5 1",
                        "record-acceptable 4 1",
                        "age-years 4 0",
                        "registered-days 3 1",
                        "drawn 3 0",
                        "once-a-quarter 3 0");
        assertThat(attrition(cohort, "extract"))
                .containsExactly("in-extract 9 0", "record-acceptable 8 1", "registered-in-data-window 8 0");
    }

    @Test
    void age_is_counted_from_mid_year() {
        // Born 1999, 18 from 2017-07-01 on.
        var records = new TestRecords()
                .patient("seventeen", Patient.BIRTH_YEAR, 1999)
                .coded("seventeen", "referred", "2017-06-30")
                .patient("eighteen", Patient.BIRTH_YEAR, 1999)
                .coded("eighteen", "referred", "2017-07-01");

        assertThat(members(records, TestRules.rules())).containsExactly("eighteen 2017-07-01 referred 2017-07-01");
    }

    @Test
    void a_patient_stands_once_a_quarter_as_control_and_again_in_the_next() {
        var records = new TestRecords().patient("control");
        for (int n = 1; n <= 3; n++) {
            records.patient("case " + n).coded("case " + n, "referred", "2018-0%d-15".formatted(n));
        }
        records.patient("case 4").coded("case 4", "referred", "2018-04-01");

        assertThat(members(records, TestRules.rules()))
                .filteredOn(member -> member.startsWith("control"))
                .hasSize(2)
                .satisfiesOnlyOnce(member -> assertThat(member).startsWith("control 2018-04-01"));
    }

    @Test
    void the_cohort_depends_on_the_seed_and_not_on_partitions() {
        var records = crowd();

        var once = members(Cohort.derive(records.inputs(1), TestRules.rules(3, 7)));

        assertThat(members(Cohort.derive(records.inputs(7), TestRules.rules(3, 7))))
                .isEqualTo(once);
        assertThat(members(records, TestRules.rules(3, 8))).isNotEqualTo(once);
    }

    @Test
    void as_many_candidates_are_drawn_as_the_study_allows_also_when_risk_sets_are_sliced() {
        // Five referrals; at risk are 60 and those referred later: 64 + 63 + 62 + 61 + 60. A slice holds 4 to 8 of
        // them.
        var cohort = Cohort.derive(crowd().inputs(), TestRules.rules(1, 7));

        assertThat(attrition(cohort, "control")).contains("registered-days 310 0", "drawn 5 305");
    }

    /** Five referrals in different quarters among sixty patients who are never referred. */
    private static TestRecords crowd() {
        var records = new TestRecords();
        for (int n = 0; n < 60; n++) {
            records.patient("p" + n);
        }
        var days = List.of("2017-02-01", "2017-05-01", "2017-08-01", "2017-11-01", "2018-02-01");
        for (int n = 0; n < days.size(); n++) {
            records.patient("case" + n, Patient.BIRTH_YEAR, n == 0 ? 1960 : 1961)
                    .coded("case" + n, "referred", days.get(n));
        }
        return records;
    }

    private static List<String> members(TestRecords records, CohortRules rules) {
        return members(Cohort.derive(records.inputs(), rules));
    }

    private static List<String> members(Cohort cohort) {
        return cohort.members().collectAsList().stream()
                .map(row -> "%s %s %s %s"
                        .formatted(
                                row.getAs("patient_id"),
                                row.getAs("index_date"),
                                row.<Boolean>getAs("is_referred") ? "referred" : "control",
                                row.getAs("own_referral_date")))
                .sorted()
                .toList();
    }

    private static List<String> attrition(Cohort cohort, String flow) {
        return cohort.attrition().orderBy("step_number").collectAsList().stream()
                .filter(row -> row.getAs("flow").equals(flow))
                .map(row -> "%s %s %s"
                        .formatted(row.getAs("step"), row.getAs("remaining_count"), row.getAs("excluded_count")))
                .toList();
    }
}
