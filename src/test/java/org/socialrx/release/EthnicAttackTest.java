package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** Small groups of sixteen, by subtraction from the five they belong to. */
class EthnicAttackTest {
    /** The last of each five are those of whom only the five are on record. */
    private static final Map<String, List<String>> GROUPS = new TreeMap<>(Map.of(
            "white", List.of("white-british", "white-irish", "white-other", "white alone"),
            "asian", List.of("asian-indian", "asian-pakistani", "asian-chinese", "asian alone"),
            "black", List.of("black-african", "black-other", "black alone"),
            "not-recorded", List.of("nothing")));

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "opensafely-mid6", "ons-srs"})
    void a_small_group_of_sixteen_cannot_be_told_from_the_five(String name) {
        var profile = Profile.named(name);
        int few = 0;
        for (int seed = 0; seed < 40; seed++) {
            var people = people(new Random(seed));
            var attack = attack(profile, Release.apply(profile, results(people), "run"));
            for (var group : people.entrySet()) {
                if (group.getValue() > 0 && group.getValue() <= profile.protectUpTo()) {
                    few++;
                    assertThat(attack.width(group.getKey()))
                            .as("%s, seed %d", group.getKey(), seed)
                            .isGreaterThanOrEqualTo(2);
                }
            }
        }
        assertThat(few).as("small numbers attacked").isGreaterThan(100);
    }

    private static Map<String, Long> people(Random random) {
        var people = new LinkedHashMap<String, Long>();
        GROUPS.values()
                .forEach(parts -> parts.forEach(part -> people.put(
                        part,
                        (long) random.nextInt(part.endsWith("alone") ? 12 : random.nextBoolean() ? 15 : 200)
                                + (part.equals("white-british") ? 300 : 0))));
        return people;
    }

    private static Map<Table, List<Row>> results(Map<String, Long> people) {
        var rows = new ArrayList<Row>();
        long all = people.values().stream().mapToLong(Long::longValue).sum();
        long notSixteen = 0;
        for (var five : GROUPS.entrySet()) {
            long count = 0;
            for (var part : five.getValue()) {
                long people16 = people.getOrDefault(part, 0L);
                count += people16;
                if (isOfSixteen(part)) {
                    rows.add(row("ethnicity-16", part, people16, all));
                } else {
                    notSixteen += people16;
                }
            }
            rows.add(row("ethnicity", five.getKey(), count, all));
        }
        rows.add(row("ethnicity-16", "not-recorded", notSixteen, all));
        return Map.of(Characteristic.TABLE, rows);
    }

    private static boolean isOfSixteen(String part) {
        return !part.endsWith("alone") && !part.equals("nothing");
    }

    private static Row row(String variable, String level, long count, long all) {
        return ResultRow.of(Characteristic.TABLE)
                .with(Characteristic.PATIENT_GROUP, "referred")
                .with(Characteristic.VARIABLE, variable)
                .with(Characteristic.LEVEL, level)
                .with(Characteristic.LEVEL_ORDER, 1)
                .with(Characteristic.PATIENT_COUNT, count)
                .with(Characteristic.GROUP_COUNT, all)
                .row();
    }

    /**
     * The attacker knows which of the sixteen belong to which of the five, and that some are on record as one of five
     * alone.
     */
    private static LinearAttack attack(Profile profile, Map<Table, List<Row>> released) {
        var attack = new LinearAttack();
        var table = Released.of(Characteristic.TABLE);
        var everyone = new ArrayList<String>();
        var notSixteen = new ArrayList<String>();
        GROUPS.forEach((five, parts) -> {
            attack.knowsSum("five " + five, parts);
            everyone.addAll(parts);
            parts.stream().filter(part -> !isOfSixteen(part)).forEach(notSixteen::add);
        });
        attack.knowsSum("all", everyone);
        attack.knowsSum("sixteen not-recorded", notSixteen);
        for (var row : released.getOrDefault(table, List.of())) {
            var level = String.valueOf(value(table, row, Characteristic.LEVEL));
            boolean isFive = "ethnicity".equals(value(table, row, Characteristic.VARIABLE));
            var name = isFive ? "five " + level : level.equals("not-recorded") ? "sixteen " + level : level;
            attack.learns(profile, name, (Long) value(table, row, Characteristic.PATIENT_COUNT));
            attack.learns(profile, "all", (Long) value(table, row, Characteristic.GROUP_COUNT));
        }
        return attack;
    }

    private static @Nullable Object value(Table table, Row row, Field field) {
        return row.get(table.fields().indexOf(table.field(field.name())));
    }
}
