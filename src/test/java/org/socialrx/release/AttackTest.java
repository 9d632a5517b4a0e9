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
    private static final String ALL = "all";

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "ons-srs"})
    void no_suppressed_small_count_can_be_shown_to_be_small(String name) {
        var profile = Profile.named(name);
        int small = 0;
        for (int seed = 0; seed < 60; seed++) {
            var results = randomStudy(new Random(seed));
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
            var results = randomStudy(new Random(seed));
            var attack = attack(profile, Release.apply(profile, results, "run"));
            for (var secret : smallCounts(profile, results)) {
                double width = Math.floor(attack.largest(secret) + 1e-6) - Math.ceil(attack.smallest(secret) - 1e-6);
                assertThat(width).as("%s, seed %d", secret, seed).isGreaterThanOrEqualTo(2);
            }
        }
    }

    /** Referred patients by three characteristics, some matched, some not; small levels are common. */
    private static Map<Table, List<Row>> randomStudy(Random random) {
        int people = 40 + random.nextInt(200);
        var counts = new LinkedHashMap<String, long[]>();
        long[] all = new long[2];
        for (int person = 0; person < people; person++) {
            int unmatched = random.nextDouble() < 0.2 ? 1 : 0;
            all[unmatched]++;
            for (int variable = 0; variable < 3; variable++) {
                int level = (int) (Math.pow(random.nextDouble(), 2.5) * (2 + 2 * variable));
                counts.computeIfAbsent("v" + variable + "=l" + level, key -> new long[2])[unmatched]++;
            }
        }
        var losses = new ArrayList<Row>();
        var characteristics = new ArrayList<Row>();
        losses.add(loss(ALL, ALL, all));
        counts.forEach((name, count) -> {
            var parts = name.split("=", -1);
            losses.add(loss(parts[0], parts[1], count));
            characteristics.add(ResultRow.of(Characteristic.TABLE)
                    .with(Characteristic.PATIENT_GROUP, "referred")
                    .with(Characteristic.VARIABLE, parts[0])
                    .with(Characteristic.LEVEL, parts[1])
                    .with(Characteristic.LEVEL_ORDER, 0)
                    .with(Characteristic.PATIENT_COUNT, count[0] + count[1])
                    .with(Characteristic.GROUP_COUNT, all[0] + all[1])
                    .with(Characteristic.SHARE, (count[0] + count[1]) / (double) (all[0] + all[1]))
                    .row());
        });
        return Map.of(MatchLoss.TABLE, losses, Characteristic.TABLE, characteristics);
    }

    private static Row loss(String variable, String level, long[] count) {
        return ResultRow.of(MatchLoss.TABLE)
                .with(MatchLoss.DESIGN, "primary")
                .with(MatchLoss.VARIABLE, variable)
                .with(MatchLoss.LEVEL, level)
                .with(MatchLoss.LEVEL_ORDER, 0)
                .with(MatchLoss.REFERRED_COUNT, count[0] + count[1])
                .with(MatchLoss.MATCHED_COUNT, count[0])
                .with(MatchLoss.UNMATCHED_COUNT, count[1])
                .with(MatchLoss.UNMATCHED_SHARE, count[1] / (double) (count[0] + count[1]))
                .row();
    }

    private static List<String> smallCounts(Profile profile, Map<Table, List<Row>> results) {
        var small = new ArrayList<String>();
        for (var row : results.getOrDefault(MatchLoss.TABLE, List.of())) {
            for (var field : List.of(MatchLoss.REFERRED_COUNT, MatchLoss.MATCHED_COUNT, MatchLoss.UNMATCHED_COUNT)) {
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
        var losses = Released.of(MatchLoss.TABLE);
        var levels = new LinkedHashMap<String, List<String>>();
        for (var row : released.getOrDefault(losses, List.of())) {
            for (var field : List.of(MatchLoss.REFERRED_COUNT, MatchLoss.MATCHED_COUNT, MatchLoss.UNMATCHED_COUNT)) {
                learn(attack, profile, losses, row, losses.field(field.name()), name(losses, row, field));
                var variable = value(losses, row, MatchLoss.VARIABLE);
                levels.computeIfAbsent(field.name() + " " + variable, key -> new ArrayList<>())
                        .add(name(losses, row, field));
            }
            attack.knowsSum(
                    name(losses, row, MatchLoss.REFERRED_COUNT),
                    List.of(name(losses, row, MatchLoss.MATCHED_COUNT), name(losses, row, MatchLoss.UNMATCHED_COUNT)));
        }
        levels.forEach((list, names) -> {
            var count = list.split(" ", -1)[0];
            attack.knowsSum(count + " all all", names);
        });
        var characteristics = Released.of(Characteristic.TABLE);
        for (var row : released.getOrDefault(characteristics, List.of())) {
            var who = value(characteristics, row, Characteristic.VARIABLE) + " "
                    + value(characteristics, row, Characteristic.LEVEL);
            learn(attack, profile, characteristics, row, Characteristic.PATIENT_COUNT, "referred_count " + who);
            learn(attack, profile, characteristics, row, Characteristic.GROUP_COUNT, "referred_count all all");
        }
        return attack;
    }

    /** What the rules of each profile, written out again here, say about a released value. */
    private static void learn(LinearAttack attack, Profile profile, Table table, Row row, Field field, String name) {
        var shown = value(table, row, field);
        if (shown == null) {
            attack.knows(name, 1, Double.POSITIVE_INFINITY);
            return;
        }
        double count = (long) shown;
        switch (profile.name()) {
            case "opensafely" ->
                attack.knows(name, count == 0 ? 0 : Math.max(8, count - 2), count == 0 ? 0 : count + 2);
            case "opensafely-mid6" -> attack.knows(name, count == 0 ? 0 : count - 2, count == 0 ? 0 : count + 3);
            default -> attack.knows(name, count, count);
        }
    }

    private static String name(Table table, Row row, Field count) {
        return count.name() + " " + value(table, row, MatchLoss.VARIABLE) + " " + value(table, row, MatchLoss.LEVEL);
    }

    private static @Nullable Object value(Table table, Row row, Field field) {
        return row.get(table.fields().indexOf(table.field(field.name())));
    }
}
