package org.socialrx.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.socialrx.schema.core.Patient;

class SpellsTest {
    @Test
    void spells_that_touch_are_one_and_a_day_between_makes_two() {
        var records = new TestRecords()
                .unregistered("touching")
                .registered("touching", "2014-01-01", "2016-06-30")
                .registered("touching", "2016-07-01", "2018-03-31")
                .unregistered("apart")
                .registered("apart", "2014-01-01", "2016-06-30")
                .registered("apart", "2016-07-02", "2018-03-31");

        assertThat(spells(records))
                .containsExactly(
                        "apart since 2014-01-01: 2015-01-01..2016-06-30 left-practice",
                        "apart since 2016-07-02: 2016-07-02..2018-03-31 left-practice",
                        "touching since 2014-01-01: 2015-01-01..2018-03-31 left-practice");
    }

    @Test
    void a_spell_inside_another_does_not_end_it() {
        var records = new TestRecords()
                .unregistered("a")
                .registered("a", "2014-01-01", null)
                .registered("a", "2016-01-01", "2016-06-30")
                .registered("a", "2017-01-01", "2017-06-30");

        assertThat(spells(records)).containsExactly("a since 2014-01-01: 2015-01-01..2019-12-31 end-of-data");
    }

    @Test
    void observation_ends_with_what_comes_first_and_death_beats_leaving_on_the_same_day() {
        var records = new TestRecords()
                .unregistered("died", Patient.DEATH_DATE, "2018-05-01")
                .registered("died", "2012-01-01", "2018-05-01")
                .unregistered("left before death", Patient.DEATH_DATE, "2018-05-02")
                .registered("left before death", "2012-01-01", "2018-05-01")
                .patient("stays");

        assertThat(spells(records))
                .containsExactly(
                        "died since 2012-01-01: 2015-01-01..2018-05-01 death",
                        "left before death since 2012-01-01: 2015-01-01..2018-05-01 left-practice",
                        "stays since 2010-01-01: 2015-01-01..2019-12-31 end-of-data");
    }

    @Test
    void a_spell_without_a_day_in_the_data_window_is_not_observed() {
        var records = new TestRecords()
                .unregistered("before")
                .registered("before", "2010-01-01", "2014-12-31")
                .unregistered("last day")
                .registered("last day", "2019-12-31", null);

        assertThat(spells(records)).containsExactly("last day since 2019-12-31: 2019-12-31..2019-12-31 end-of-data");
    }

    private static List<String> spells(TestRecords records) {
        var in = records.inputs();
        var rules = TestRules.rules();
        var days = ExposureDays.find(in.codedEvents(), in.spReferrals(), rules.exposure());
        return new Spells(rules.dataWindow())
                .observe(in, ExposureDays.firstReferrals(days)).collectAsList().stream()
                        .map(row -> "%s since %s: %s..%s %s"
                                .formatted(
                                        row.getAs("patient_id"),
                                        row.getAs("registered_from"),
                                        row.getAs("observed_from"),
                                        row.getAs("observed_to"),
                                        row.getAs("exit_reason")))
                        .sorted()
                        .toList();
    }
}
