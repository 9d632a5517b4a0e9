package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** Random studies, released, then attacked by linear programming over both tables at once. */
class AttackTest {
    private static final List<Field> COUNTS =
            List.of(MatchLoss.REFERRED_COUNT, MatchLoss.MATCHED_COUNT, MatchLoss.UNMATCHED_COUNT);

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "ons-srs"})
    void no_suppressed_small_count_can_be_shown_to_be_small(String name) {
        var profile = Profile.named(name);
        int small = 0;
        for (int seed = 0; seed < 60; seed++) {
            var results = RandomPeople.of(new Random(seed)).results();
            var attack = attack(profile, Release.apply(profile, results, "run"));
            for (var secret : smallCounts(profile, results)) {
                small++;
                assertThat(attack.largest(secret))
                        .as("%s, seed %d", secret, seed)
                        .isGreaterThan((double) profile.redactUpTo());
            }
        }
        assertThat(small).as("small counts attacked").isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensafely-mid6"})
    void no_small_count_can_be_told_exactly_under_midpoint_rounding(String name) {
        var profile = Profile.named(name);
        for (int seed = 0; seed < 40; seed++) {
            var results = RandomPeople.of(new Random(seed)).results();
            var attack = attack(profile, Release.apply(profile, results, "run"));
            for (var secret : smallCounts(profile, results)) {
                double width = attack.width(secret);
                assertThat(width).as("%s, seed %d", secret, seed).isGreaterThanOrEqualTo(2);
            }
        }
    }

    private static List<String> smallCounts(Profile profile, Map<Table, List<Row>> results) {
        var small = new ArrayList<String>();
        for (var row : results.getOrDefault(MatchLoss.TABLE, List.of())) {
            for (var field : COUNTS) {
                long count = row.getLong(MatchLoss.TABLE.fields().indexOf(field));
                if (count > 0 && count <= profile.protectUpTo()) {
                    small.add(name(MatchLoss.TABLE, row, field));
                }
            }
        }
        return small;
    }

    private static LinearAttack attack(Profile profile, Map<Table, List<Row>> released) {
        var attack = new LinearAttack();
        learn(attack, "", profile, released, Map.of());
        return attack;
    }

    /**
     * Learns everything that a release says.
     *
     * @param prefix tells the counts of one release from those of another
     * @param before numbers that the release before showed, by name without prefix
     */
    static void learn(
            LinearAttack attack,
            String prefix,
            Profile profile,
            Map<Table, List<Row>> released,
            Map<String, Long> before) {
        var losses = Released.of(MatchLoss.TABLE);
        var levels = new LinkedHashMap<String, List<String>>();
        for (var row : released.getOrDefault(losses, List.of())) {
            for (var field : COUNTS) {
                var name = name(losses, row, field);
                learn(attack, prefix + name, profile, (Long) value(losses, row, field), before.get(name));
                var variable = value(losses, row, MatchLoss.VARIABLE);
                levels.computeIfAbsent(field.name() + " " + variable, key -> new ArrayList<>())
                        .add(prefix + name);
            }
            attack.knowsSum(
                    prefix + name(losses, row, MatchLoss.REFERRED_COUNT),
                    List.of(
                            prefix + name(losses, row, MatchLoss.MATCHED_COUNT),
                            prefix + name(losses, row, MatchLoss.UNMATCHED_COUNT)));
        }
        levels.forEach((list, names) -> {
            var count = list.split(" ", -1)[0];
            attack.knowsSum(prefix + count + " all all", names);
        });
        var characteristics = Released.of(Characteristic.TABLE);
        for (var row : released.getOrDefault(characteristics, List.of())) {
            var who = value(characteristics, row, Characteristic.VARIABLE) + " "
                    + value(characteristics, row, Characteristic.LEVEL);
            var shown = (Long) value(characteristics, row, Characteristic.PATIENT_COUNT);
            var all = (Long) value(characteristics, row, Characteristic.GROUP_COUNT);
            learn(attack, prefix + "referred_count " + who, profile, shown, before.get("referred_count " + who));
            learn(attack, prefix + "referred_count all all", profile, all, before.get("referred_count all all"));
        }
    }

    /** What the rules of each profile, written out again here, say about a released value. */
    private static void learn(
            LinearAttack attack, String name, Profile profile, @Nullable Long shown, @Nullable Long before) {
        if (shown == null) {
            attack.knows(name, 1, Double.POSITIVE_INFINITY);
            return;
        }
        boolean isAsBefore = shown > 0 && shown.equals(before);
        double count = shown;
        switch (profile.name()) {
            case "opensafely" -> {
                double within = isAsBefore ? 5 : 2;
                attack.knows(name, count == 0 ? 0 : Math.max(8, count - within), count == 0 ? 0 : count + within);
            }
            case "opensafely-mid6" -> {
                double low = count == 0 ? 0 : isAsBefore ? Math.max(1, count - 6) : count - 2;
                attack.knows(name, low, count == 0 ? 0 : count + (isAsBefore ? 6 : 3));
            }
            default -> {
                double within = isAsBefore ? 9 : 0;
                attack.knows(name, count == 0 ? 0 : Math.max(10, count - within), count + within);
            }
        }
    }

    /** Every number of a release by name; what it suppresses is not there. */
    static Map<String, Long> shown(Map<Table, List<Row>> tables) {
        var shown = new LinkedHashMap<String, Long>();
        tables.forEach((table, rows) -> {
            if (table.name().equals(MatchLoss.TABLE.name())) {
                rows.forEach(row -> COUNTS.forEach(field -> {
                    if (value(table, row, field) instanceof Long count) {
                        shown.put(name(table, row, field), count);
                    }
                }));
            }
        });
        return shown;
    }

    private static String name(Table table, Row row, Field count) {
        return count.name() + " " + value(table, row, MatchLoss.VARIABLE) + " " + value(table, row, MatchLoss.LEVEL);
    }

    private static @Nullable Object value(Table table, Row row, Field field) {
        return row.get(table.fields().indexOf(table.field(field.name())));
    }
}
