package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** Whom only a wider algorithm calls homeless, by subtraction of overlapping subgroups and of all who were referred. */
class HomelessAttackTest {
    private static final List<String> LEVELS = List.of("ever", "ever latest", "ever latest recent", "by none");
    private static final Map<String, List<String>> ALGORITHMS = new TreeMap<>(Map.of(
            "homeless-ever", LEVELS.subList(0, 3),
            "homeless-latest", LEVELS.subList(1, 3),
            "homeless-recent", LEVELS.subList(2, 3),
            "all", LEVELS));

    /** People by level: those compared, those referred and not compared, controls. */
    private record People(Map<String, Long> compared, Map<String, Long> notCompared, Map<String, Long> controls) {
        static People draw(Random random) {
            var people = new People(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
            for (var level : LEVELS) {
                boolean isNone = level.equals("by none");
                long compared = isNone ? 400 + random.nextInt(300) : random.nextInt(random.nextBoolean() ? 9 : 60);
                people.compared().put(level, compared);
                people.notCompared().put(level, (long) random.nextInt(isNone ? 200 : 14));
                people.controls().put(level, compared + random.nextInt((int) compared + 1));
            }
            return people;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "opensafely-mid6", "ons-srs"})
    void how_many_only_a_wider_algorithm_finds_cannot_be_told_when_they_are_few(String name) {
        var profile = Profile.named(name);
        int few = 0;
        for (int seed = 0; seed < 40; seed++) {
            var people = People.draw(new Random(seed));
            var attack = attack(profile, Release.apply(profile, results(people), "run"));
            for (var level : LEVELS) {
                few += assertOpen(attack, profile, "compared " + level, count(people.compared(), level), seed);
                few += assertOpen(attack, profile, "not compared " + level, count(people.notCompared(), level), seed);
                few += assertOpen(attack, profile, "controls " + level, count(people.controls(), level), seed);
            }
            for (var algorithm : List.of("homeless-ever", "homeless-latest", "homeless-recent")) {
                few += assertOpen(
                        attack, profile, "not compared " + algorithm, of(people.notCompared(), algorithm), seed);
            }
        }
        assertThat(few).as("small numbers attacked").isGreaterThan(150);
    }

    private static int assertOpen(LinearAttack attack, Profile profile, String unknown, long secret, int seed) {
        if (secret == 0 || secret > profile.protectUpTo()) {
            return 0;
        }
        assertThat(attack.width(unknown)).as("%s, seed %d", unknown, seed).isGreaterThanOrEqualTo(2);
        return 1;
    }

    @Test
    void of_two_estimates_over_nearly_the_same_people_that_over_more_is_shown() {
        // Latest are 3 fewer than ever; recent are 40 fewer than ever.
        var people = new People(
                Map.of("ever", 3L, "ever latest", 37L, "ever latest recent", 60L, "by none", 500L),
                Map.of("ever", 20L, "ever latest", 20L, "ever latest recent", 20L, "by none", 100L),
                Map.of("ever", 20L, "ever latest", 40L, "ever latest recent", 90L, "by none", 900L));

        assertThat(shown(people)).containsExactlyInAnyOrder("all", "homeless-ever", "homeless-recent");
    }

    @Test
    void estimates_over_the_same_people_or_over_many_fewer_are_all_shown() {
        var people = new People(
                Map.of("ever", 0L, "ever latest", 37L, "ever latest recent", 60L, "by none", 500L),
                Map.of("ever", 20L, "ever latest", 20L, "ever latest recent", 20L, "by none", 100L),
                Map.of("ever", 0L, "ever latest", 40L, "ever latest recent", 90L, "by none", 900L));

        assertThat(shown(people)).hasSize(4);
    }

    private static List<String> shown(People people) {
        var table = Released.of(Estimate.TABLE);
        return Release.apply(Profile.OPENSAFELY, results(people), "run").getOrDefault(table, List.of()).stream()
                .filter(row -> value(table, row, Estimate.ESTIMATE) != null)
                .map(row -> Objects.toString(value(table, row, Estimate.SUBGROUP)))
                .toList();
    }

    private static Map<Table, List<Row>> results(People people) {
        var characteristics = new ArrayList<Row>();
        for (var level : LEVELS) {
            characteristics.add(ResultRow.of(Characteristic.TABLE)
                    .with(Characteristic.PATIENT_GROUP, "referred")
                    .with(Characteristic.VARIABLE, "homelessness")
                    .with(Characteristic.LEVEL, level)
                    .with(Characteristic.LEVEL_ORDER, 1)
                    .with(
                            Characteristic.PATIENT_COUNT,
                            count(people.compared(), level) + count(people.notCompared(), level))
                    .with(Characteristic.GROUP_COUNT, of(people.compared(), "all") + of(people.notCompared(), "all"))
                    .row());
        }
        var estimates = ALGORITHMS.keySet().stream()
                .map(algorithm -> estimate(people, algorithm))
                .toList();
        return Map.of(Characteristic.TABLE, characteristics, Estimate.TABLE, estimates);
    }

    private static Row estimate(People people, String subgroup) {
        boolean isAll = subgroup.equals("all");
        return ResultRow.of(Estimate.TABLE)
                .with(Estimate.ANALYSIS, isAll ? "primary" : "subgroup")
                .with(Estimate.LABEL, subgroup)
                .with(Estimate.ANALYSIS_ORDER, 1)
                .with(Estimate.OUTCOME, "gp-day")
                .with(Estimate.SCALE, "ratio")
                .with(Estimate.SUBGROUP, subgroup)
                .with(Estimate.LEVEL, isAll ? "all" : "homeless")
                .with(Estimate.IS_PRIMARY, isAll)
                .with(Estimate.IS_NAIVE, false)
                .with(Estimate.ESTIMATE, 0.9)
                .with(Estimate.CI_LOW, 0.8)
                .with(Estimate.CI_HIGH, 1.0)
                .with(Estimate.ERRORS, "CR2(practice)")
                .with(Estimate.EXPOSURE_DEFINITION, "narrow")
                .with(Estimate.TREATED_COUNT, of(people.compared(), subgroup))
                .with(Estimate.CONTROL_COUNT, of(people.controls(), subgroup))
                .with(Estimate.EVENT_COUNT, 20 * of(people.compared(), subgroup))
                .row();
    }

    private static long count(Map<String, Long> people, String level) {
        return people.getOrDefault(level, 0L);
    }

    private static long of(Map<String, Long> people, String algorithm) {
        return ALGORITHMS.getOrDefault(algorithm, List.of()).stream()
                .mapToLong(level -> count(people, level))
                .sum();
    }

    /** The attacker knows which levels an algorithm calls homeless, and that those compared are among the referred. */
    private static LinearAttack attack(Profile profile, Map<Table, List<Row>> released) {
        var attack = new LinearAttack();
        var estimates = Released.of(Estimate.TABLE);
        for (var row : released.getOrDefault(estimates, List.of())) {
            var subgroup = value(estimates, row, Estimate.SUBGROUP);
            attack.learns(profile, "compared " + subgroup, (Long) value(estimates, row, Estimate.TREATED_COUNT));
            attack.learns(profile, "controls " + subgroup, (Long) value(estimates, row, Estimate.CONTROL_COUNT));
        }
        var characteristics = Released.of(Characteristic.TABLE);
        for (var row : released.getOrDefault(characteristics, List.of())) {
            var level = value(characteristics, row, Characteristic.LEVEL);
            attack.learns(
                    profile, "referred " + level, (Long) value(characteristics, row, Characteristic.PATIENT_COUNT));
            attack.learns(profile, "referred all", (Long) value(characteristics, row, Characteristic.GROUP_COUNT));
        }
        LEVELS.forEach(
                level -> attack.knowsSum("referred " + level, List.of("compared " + level, "not compared " + level)));
        for (var group : List.of("compared", "not compared", "controls", "referred")) {
            // The recent are a level and an algorithm: one count under two names.
            ALGORITHMS.forEach((algorithm, levels) -> attack.knowsSum(
                    group + " " + algorithm,
                    levels.stream().map(level -> group + " " + level).toList()));
        }
        return attack;
    }

    private static @Nullable Object value(Table table, Row row, Field field) {
        return row.get(table.fields().indexOf(table.field(field.name())));
    }
}
