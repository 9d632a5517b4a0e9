package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.table.Table;

/** Two releases of one table over nearly the same people: together they tell no more of a few people than one. */
class TwoReleasesTest {
    private static final double OFFSET = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "opensafely-mid6", "ons-srs"})
    void how_many_came_or_left_cannot_be_told_when_they_are_few(String name) {
        var profile = Profile.named(name);
        int changes = 0;
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var people = RandomPeople.of(random);
            var before = people.results();
            var after = people.aLittleLater(random).results();
            var first = Release.apply(profile, before, "run-1");
            var second = Release.apply(profile, after, first, "run-2");
            var attack = new LinearAttack();
            AttackTest.learn(attack, "1 ", profile, first, Map.of());
            AttackTest.learn(attack, "2 ", profile, second, AttackTest.shown(first));
            attack.knows("offset", OFFSET, OFFSET);
            var later = AttackTest.shown(after);
            for (var count : AttackTest.shown(before).entrySet()) {
                long change = later.getOrDefault(count.getKey(), 0L) - count.getValue();
                boolean isFew = change != 0 && Math.abs(change) <= profile.protectUpTo();
                if (isFew && later.containsKey(count.getKey())) {
                    changes++;
                    attack.knowsSum("sum " + count.getKey(), List.of("2 " + count.getKey(), "offset"));
                    attack.knowsSum(
                            "sum " + count.getKey(), List.of("1 " + count.getKey(), "change " + count.getKey()));
                    double most = Math.floor(attack.largest("change " + count.getKey()) + 1e-6);
                    double least = Math.ceil(attack.smallest("change " + count.getKey()) - 1e-6);
                    assertThat(most - least)
                            .as("%s, seed %d: changed by %s to %s", count.getKey(), seed, least - OFFSET, most - OFFSET)
                            .isGreaterThanOrEqualTo(2);
                }
            }
        }
        assertThat(changes).as("small changes attacked").isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "opensafely-mid6", "ons-srs"})
    void the_same_results_are_released_again_as_they_were(String name) {
        var random = new Random(7);
        var people = RandomPeople.of(random);
        var profile = Profile.named(name);
        var first = Release.apply(profile, people.results(), "run");
        var later = people.aLittleLater(random).results();
        var second = Release.apply(profile, later, first, "run");

        assertThat(Release.apply(profile, later, second, "run")).isEqualTo(second);
        assertThat(Release.apply(profile, people.results(), first, "run")).isEqualTo(first);
    }

    @Test
    void a_count_is_shown_as_before_until_it_has_moved_far_enough() {
        // To the nearest 5, and within 5 of what was shown: 12, 13 and 15 are 10, 16 is 15.
        assertThat(shown(Profile.OPENSAFELY, 12, 13, 15, 16)).containsExactly(10L, 10L, 10L, 15L);
        // Exact, and within 9 of what was shown.
        assertThat(shown(Profile.ONS_SRS, 104, 107, 113, 114)).containsExactly(104L, 104L, 104L, 114L);
    }

    @Test
    void a_count_that_has_become_small_is_suppressed_all_the_same() {
        var first = Release.apply(Profile.OPENSAFELY, losses(9, 40), "run-1");
        var second = Release.apply(Profile.OPENSAFELY, losses(6, 40), first, "run-2");

        assertThat(AttackTest.shown(second)).doesNotContainKey("matched_count all all");
    }

    private static List<Long> shown(Profile profile, long... matched) {
        Map<Table, List<Row>> last = Map.of();
        var shown = new ArrayList<Long>();
        for (long count : matched) {
            last = Release.apply(profile, losses(count, 400), last, "run");
            shown.add(AttackTest.shown(last).getOrDefault("matched_count all all", -1L));
        }
        return shown;
    }

    private static Map<Table, List<Row>> losses(long matched, long unmatched) {
        var row = ResultRow.of(MatchLoss.TABLE)
                .with(MatchLoss.DESIGN, "primary")
                .with(MatchLoss.VARIABLE, "all")
                .with(MatchLoss.LEVEL, "all")
                .with(MatchLoss.LEVEL_ORDER, 0)
                .with(MatchLoss.REFERRED_COUNT, matched + unmatched)
                .with(MatchLoss.MATCHED_COUNT, matched)
                .with(MatchLoss.UNMATCHED_COUNT, unmatched)
                .with(MatchLoss.UNMATCHED_SHARE, unmatched / (double) (matched + unmatched))
                .row();
        return Map.of(MatchLoss.TABLE, List.of(row));
    }

    @Test
    void what_was_suppressed_for_the_sake_of_another_stays_so_when_nothing_needs_it_any_more() {
        // 12 and 4 of 16: the 4 is small and the 12 hidden with it, else 16 - 12 is known.
        var first = Release.apply(Profile.ONS_SRS, losses(12, 4), "run-1");
        assertThat(AttackTest.shown(first)).doesNotContainKeys("matched_count all all", "unmatched_count all all");

        var second = Release.apply(Profile.ONS_SRS, losses(40, 30), first, "run-2");

        assertThat(AttackTest.shown(second)).doesNotContainKeys("matched_count all all", "unmatched_count all all");
        assertThat(second.getOrDefault(Released.of(MatchLoss.TABLE), List.of())).hasSize(1);
    }
}
