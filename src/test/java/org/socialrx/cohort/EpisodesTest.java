package org.socialrx.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    @Test
    void days_ninety_apart_are_one_episode_and_ninety_one_apart_are_two() {
        // 2018-01-01 + 90 = 2018-04-01; + 91 more = 2018-07-01
        var records = new TestRecords()
                .coded("a", "referred", "2018-01-01")
                .coded("a", "referred", "2018-04-01")
                .coded("a", "referred", "2018-07-01");

        assertThat(episodes(records))
                .containsExactly(
                        "a 1 2018-01-01..2018-04-01 referred null 2018-01-01 null 2",
                        "a 2 2018-07-01..2018-07-01 referred null 2018-07-01 null 1");
    }

    @Test
    void referred_beats_declined_and_declined_beats_offered() {
        var records = new TestRecords()
                .coded("a", "offered", "2018-01-01")
                .coded("a", "declined", "2018-01-05")
                .coded("a", "referred", "2018-02-01")
                .coded("b", "offered", "2018-01-01")
                .coded("b", "declined", "2018-01-01")
                .coded("c", "offered", "2018-01-01");

        assertThat(episodes(records))
                .containsExactly(
                        "a 1 2018-01-01..2018-02-01 referred 2018-01-01 2018-02-01 2018-01-05 3",
                        "b 1 2018-01-01..2018-01-01 declined 2018-01-01 null 2018-01-01 2",
                        "c 1 2018-01-01..2018-01-01 offered 2018-01-01 null null 1");
    }

    @Test
    void the_record_and_the_scheme_saying_the_same_of_a_day_count_once() {
        var records = new TestRecords()
                .coded("a", "referred", "2018-01-10")
                .coded("a", "referred", "2018-01-10")
                .layer("a", "2018-01-01", "2018-01-10", null)
                .coded("a", "homeless", "2018-01-11");

        assertThat(episodes(records))
                .containsExactly("a 1 2018-01-01..2018-01-10 referred 2018-01-01 2018-01-10 null 2");
    }

    private static List<String> episodes(TestRecords records) {
        var in = records.inputs();
        var days = ExposureDays.find(
                in.codedEvents(), in.spReferrals(), TestRules.rules().exposure());
        return new Episodes(90)
                .collapse(days).collectAsList().stream()
                        .map(row -> "%s %s %s..%s %s %s %s %s %s"
                                .formatted(
                                        row.get(1),
                                        row.get(2),
                                        row.get(3),
                                        row.get(4),
                                        row.get(5),
                                        row.get(6),
                                        row.get(7),
                                        row.get(8),
                                        row.get(9)))
                        .sorted()
                        .toList();
    }
}
