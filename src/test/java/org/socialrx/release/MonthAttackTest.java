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
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.Rate;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/**
 * Few referred in a month, or few of whom something is unknown, by linear programming over months, years and states.
 */
class MonthAttackTest {
    private static final List<String> STATES = List.of("recorded", "unknown", "missing");

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "opensafely-mid6", "ons-srs"})
    void few_of_a_month_or_a_state_cannot_be_told(String name) {
        var profile = Profile.named(name);
        int few = 0;
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            var secrets = new LinkedHashMap<String, Long>();
            for (int month = 0; month < 24; month++) {
                secrets.put(month(month), (long) (40 * Math.pow(random.nextDouble(), 2)));
            }
            for (var state : STATES) {
                secrets.put(state, (long) (60 * Math.pow(random.nextDouble(), 3)));
            }
            var attack = attack(profile, Release.apply(profile, results(secrets), "run"));
            for (var secret : secrets.entrySet()) {
                if (secret.getValue() > 0 && secret.getValue() <= profile.protectUpTo()) {
                    few++;
                    assertThat(attack.width(secret.getKey()))
                            .as("%s, seed %d", secret.getKey(), seed)
                            .isGreaterThanOrEqualTo(2);
                }
            }
        }
        assertThat(few).as("small numbers attacked").isGreaterThan(100);
    }

    private static String month(int month) {
        return "%d-%02d".formatted(2018 + month / 12, 1 + month % 12);
    }

    private static long year(Map<String, Long> secrets, String year) {
        return secrets.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(year))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<Table, List<Row>> results(Map<String, Long> secrets) {
        var shares = new ArrayList<Row>();
        long registered = STATES.stream()
                .mapToLong(state -> secrets.getOrDefault(state, 0L))
                .sum();
        secrets.forEach((name, count) -> shares.add(
                STATES.contains(name)
                        ? share("completeness", "language", "2019", name, count, registered)
                        : share("month", "month", name, "referred", count, null)));
        var rates = List.of(
                rate("all", "all", year(secrets, "20")),
                rate("year", "2018", year(secrets, "2018")),
                rate("year", "2019", year(secrets, "2019")));
        return Map.of(GroupShare.TABLE, shares, Rate.TABLE, rates);
    }

    private static Row share(
            String topic, String variable, String level, String item, long count, @Nullable Long base) {
        return ResultRow.of(GroupShare.TABLE)
                .with(GroupShare.TOPIC, topic)
                .with(GroupShare.VARIABLE, variable)
                .with(GroupShare.LEVEL, level)
                .with(GroupShare.LEVEL_ORDER, 1)
                .with(GroupShare.ITEM, item)
                .with(GroupShare.ITEM_ORDER, 1)
                .with(GroupShare.ITEM_COUNT, count)
                .with(GroupShare.BASE_COUNT, base)
                .row();
    }

    private static Row rate(String variable, String level, long count) {
        return ResultRow.of(Rate.TABLE)
                .with(Rate.STATE, "referred")
                .with(Rate.VARIABLE, variable)
                .with(Rate.LEVEL, level)
                .with(Rate.LEVEL_ORDER, 1)
                .with(Rate.PATIENT_COUNT, count)
                .row();
    }

    private static LinearAttack attack(Profile profile, Map<Table, List<Row>> released) {
        var attack = new LinearAttack();
        var shares = Released.of(GroupShare.TABLE);
        var months = new ArrayList<String>();
        for (var row : released.getOrDefault(shares, List.of())) {
            boolean isMonth = "month".equals(value(shares, row, GroupShare.TOPIC));
            var name = Objects.requireNonNull(value(shares, row, isMonth ? GroupShare.LEVEL : GroupShare.ITEM))
                    .toString();
            attack.learns(profile, name, (Long) value(shares, row, GroupShare.ITEM_COUNT));
            if (isMonth) {
                months.add(name);
            } else {
                attack.learns(profile, "registered", (Long) value(shares, row, GroupShare.BASE_COUNT));
            }
        }
        var rates = Released.of(Rate.TABLE);
        for (var row : released.getOrDefault(rates, List.of())) {
            var name = "of " + value(rates, row, Rate.LEVEL);
            attack.learns(profile, name, (Long) value(rates, row, Rate.PATIENT_COUNT));
        }
        attack.knowsSum("of all", List.of("of 2018", "of 2019"));
        attack.knowsSum(
                "of 2018", months.stream().filter(m -> m.startsWith("2018")).toList());
        attack.knowsSum(
                "of 2019", months.stream().filter(m -> m.startsWith("2019")).toList());
        attack.knowsSum("registered", STATES);
        return attack;
    }

    private static @Nullable Object value(Table table, Row row, Field field) {
        return row.get(table.fields().indexOf(table.field(field.name())));
    }
}
