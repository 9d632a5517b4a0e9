package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** Who was lost between two steps of the funnel, by linear programming over the funnel and the characteristics. */
class FunnelAttackTest {
    private static final List<String> STATES =
            List.of("neither", "offered-only", "declined", "not-contacted", "not-closed", "closed");
    private static final Map<String, List<String>> STEPS = Map.of(
            "described", STATES,
            "reached", STATES.subList(1, 6),
            "offered-only", List.of("offered-only"),
            "declined", List.of("declined"),
            "referred", STATES.subList(3, 6),
            "contacted", STATES.subList(4, 6),
            "closed", List.of("closed"));

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "opensafely-mid6", "ons-srs"})
    void how_many_were_lost_at_a_step_cannot_be_told_when_they_are_few(String name) {
        var profile = Profile.named(name);
        int few = 0;
        for (int seed = 0; seed < 20; seed++) {
            var people = people(new Random(seed));
            var attack = attack(profile, Release.apply(profile, results(people), "run"));
            for (var group : people.entrySet()) {
                for (var state : STATES) {
                    long secret = group.getValue()[STATES.indexOf(state)];
                    if (secret > 0 && secret <= profile.protectUpTo()) {
                        few++;
                        var unknown = state + " " + group.getKey();
                        assertThat(attack.width(unknown))
                                .as("%s, seed %d", unknown, seed)
                                .isGreaterThanOrEqualTo(2);
                    }
                }
            }
        }
        assertThat(few).as("small numbers attacked").isGreaterThan(30);
    }

    /** How many of each level ended in each state. */
    private static Map<String, long[]> people(Random random) {
        var people = new LinkedHashMap<String, long[]>();
        for (var level : List.of("a", "b", "c")) {
            double size = 8 + 150 * Math.pow(random.nextDouble(), 2);
            var states = new long[STATES.size()];
            for (int state = 0; state < states.length; state++) {
                states[state] = (long) (size * Math.pow(random.nextDouble(), 2.5));
            }
            states[0] += 200;
            people.put(level, states);
        }
        return people;
    }

    private static Map<Table, List<Row>> results(Map<String, long[]> people) {
        var all = new long[STATES.size()];
        people.values().forEach(states -> {
            for (int state = 0; state < all.length; state++) {
                all[state] += states[state];
            }
        });
        var characteristics = new ArrayList<Row>();
        var shares = new ArrayList<Row>();
        people.forEach((level, states) -> {
            for (var group : List.of("referred", "declined", "neither")) {
                characteristics.add(ResultRow.of(Characteristic.TABLE)
                        .with(Characteristic.PATIENT_GROUP, group)
                        .with(Characteristic.VARIABLE, "v")
                        .with(Characteristic.LEVEL, level)
                        .with(Characteristic.LEVEL_ORDER, 1)
                        .with(Characteristic.PATIENT_COUNT, group(states, group))
                        .with(Characteristic.GROUP_COUNT, group(all, group))
                        .row());
            }
            addSteps(shares, "v", level, states);
        });
        addSteps(shares, "all", "all", all);
        return Map.of(Characteristic.TABLE, characteristics, GroupShare.TABLE, shares);
    }

    private static long group(long[] states, String group) {
        return group.equals("neither") ? states[0] + states[1] : step(states, group);
    }

    private static long step(long[] states, String step) {
        return STEPS.getOrDefault(step, List.of()).stream()
                .mapToLong(state -> states[STATES.indexOf(state)])
                .sum();
    }

    private static void addSteps(List<Row> shares, String variable, String level, long[] states) {
        var bases = Map.of("reached", "described", "contacted", "referred", "closed", "contacted");
        int order = 0;
        for (var step : List.of("reached", "offered-only", "declined", "referred", "contacted", "closed")) {
            shares.add(ResultRow.of(GroupShare.TABLE)
                    .with(GroupShare.TOPIC, "funnel")
                    .with(GroupShare.VARIABLE, variable)
                    .with(GroupShare.LEVEL, level)
                    .with(GroupShare.LEVEL_ORDER, 1)
                    .with(GroupShare.ITEM, step)
                    .with(GroupShare.ITEM_ORDER, ++order)
                    .with(GroupShare.ITEM_COUNT, step(states, step))
                    .with(GroupShare.BASE_COUNT, step(states, bases.getOrDefault(step, "reached")))
                    .row());
        }
    }

    /**
     * The attacker knows which states make up a step, that levels add up to all, and what the rules say of a number.
     */
    private static LinearAttack attack(Profile profile, Map<Table, List<Row>> released) {
        var attack = new LinearAttack();
        var shares = Released.of(GroupShare.TABLE);
        for (var row : released.getOrDefault(shares, List.of())) {
            var level =
                    Objects.requireNonNull(value(shares, row, GroupShare.LEVEL)).toString();
            var step = value(shares, row, GroupShare.ITEM) + " step " + level;
            attack.learns(profile, step, (Long) value(shares, row, GroupShare.ITEM_COUNT));
            if (step.startsWith("reached")) {
                attack.learns(profile, "described step " + level, (Long) value(shares, row, GroupShare.BASE_COUNT));
            }
        }
        var characteristics = Released.of(Characteristic.TABLE);
        for (var row : released.getOrDefault(characteristics, List.of())) {
            var group = value(characteristics, row, Characteristic.PATIENT_GROUP);
            var level = value(characteristics, row, Characteristic.LEVEL);
            var count = (Long) value(characteristics, row, Characteristic.PATIENT_COUNT);
            var all = (Long) value(characteristics, row, Characteristic.GROUP_COUNT);
            var name = "neither".equals(group) ? "group" : "step";
            attack.learns(profile, "%s %s %s".formatted(group, name, level), count);
            attack.learns(profile, "%s %s all".formatted(group, name), all);
        }
        for (var level : List.of("a", "b", "c", "all")) {
            STEPS.forEach((step, states) -> attack.knowsSum(
                    step + " step " + level,
                    states.stream().map(state -> state + " " + level).toList()));
            attack.knowsSum("neither group " + level, List.of("neither " + level, "offered-only " + level));
        }
        STATES.forEach(state -> attack.knowsSum(state + " all", List.of(state + " a", state + " b", state + " c")));
        return attack;
    }

    private static @Nullable Object value(Table table, Row row, Field field) {
        return row.get(table.fields().indexOf(table.field(field.name())));
    }
}
