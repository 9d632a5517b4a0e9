package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Rate;
import org.socialrx.stats.inequality.RankedCounts;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** What is released of who was left out, and what an attacker makes of it. */
class EquityReleaseTest {
    @Test
    void an_index_is_that_of_the_released_counts_and_none_where_a_tenth_is_not_shown() {
        var shown = indices(tenths(103, 98, 61));
        var hidden = indices(tenths(103, 98, 4));

        // 103, 98 and 61 of 1,000 are released as 105, 100 and 60.
        var expected = new RankedCounts(new double[] {1000, 1000, 1000}, new double[] {105, 100, 60}).indices();
        assertThat((double) shown.get(0)).isCloseTo(expected.slope().estimate(), within(1e-12));
        assertThat(hidden).containsOnlyNulls();
    }

    private static List<Row> tenths(long... observed) {
        var rows = new ArrayList<Row>();
        for (int tenth = 1; tenth <= observed.length; tenth++) {
            rows.add(PlausibleEquity.ratio(
                    "referred", "deprivation-decile", "" + tenth, observed[tenth - 1], 1000L, 87.4));
        }
        return rows;
    }

    private static List<@Nullable Object> indices(List<Row> tenths) {
        var indices = List.of(
                PlausibleEquity.index("referred", "slope-index"),
                PlausibleEquity.index("referred", "concentration-index"));
        var released =
                Release.apply(Profile.OPENSAFELY, Map.of(EquityRatio.TABLE, tenths, EquityIndex.TABLE, indices), "run");
        var table = Released.of(EquityIndex.TABLE);
        var estimates = new ArrayList<@Nullable Object>();
        released.getOrDefault(table, List.of()).forEach(row -> estimates.add(value(table, row, EquityIndex.ESTIMATE)));
        return estimates;
    }

    @Test
    void an_expectation_is_rounded_like_a_count_and_goes_with_the_one_it_belongs_to() {
        var rows = List.of(
                PlausibleEquity.ratio("referred", "v", "a", 103, 1000L, 87.4),
                PlausibleEquity.ratio("referred", "v", "b", 5, 400L, 60.2),
                PlausibleEquity.ratio("referred", "v", "c", 40, 90L, 6.8));
        var table = Released.of(EquityRatio.TABLE);
        var released = Release.apply(Profile.OPENSAFELY, Map.of(EquityRatio.TABLE, rows), "run")
                .getOrDefault(table, List.of());

        assertThat(released.stream().map(row -> value(table, row, EquityRatio.EXPECTED_COUNT)))
                .containsExactly(85.0, null, null);
        assertThat((double) Objects.requireNonNull(value(table, released.get(0), EquityRatio.RATIO)))
                .isCloseTo(105 / 85.0, within(1e-12));
        assertThat(value(table, released.get(2), EquityRatio.RATIO)).isNull();
    }

    @Test
    void a_standardised_rate_is_the_released_crude_one_times_two_decimals() {
        var rate = ResultRow.of(Rate.TABLE)
                .with(Rate.STATE, "referred")
                .with(Rate.VARIABLE, "sex")
                .with(Rate.LEVEL, "female")
                .with(Rate.LEVEL_ORDER, 1)
                .with(Rate.PATIENT_COUNT, 103L)
                .with(Rate.PERSON_YEARS, 5000.0)
                .with(Rate.RATE_PER_1000, 20.6)
                .with(Rate.STANDARDISED_PER_1000, 22.0)
                .row();
        var table = Released.of(Rate.TABLE);
        var released = Release.apply(Profile.OPENSAFELY, Map.of(Rate.TABLE, List.of(rate)), "run")
                .getOrDefault(table, List.of())
                .get(0);

        double crude = (double) Objects.requireNonNull(value(table, released, Rate.RATE_PER_1000));
        // 22 / 20.6 = 1.068
        assertThat((double) Objects.requireNonNull(value(table, released, Rate.STANDARDISED_PER_1000)))
                .isCloseTo(crude * 1.07, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "opensafely-mid6", "ons-srs"})
    void few_referred_of_a_group_or_practice_cannot_be_told(String name) {
        var profile = Profile.named(name);
        int few = 0;
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            long[][] referred = new long[6][4];
            for (var practice : referred) {
                double size = 30 * Math.pow(random.nextDouble(), 2);
                for (int level = 0; level < practice.length; level++) {
                    practice[level] = (long) (size * Math.pow(random.nextDouble(), 2));
                }
            }
            var secrets = secrets(referred);
            var attack = attack(profile, Release.apply(profile, results(referred), "run"));
            for (var secret : secrets.entrySet()) {
                if (secret.getValue() > 0 && secret.getValue() <= profile.protectUpTo()) {
                    few++;
                    assertThat(attack.width(secret.getKey()))
                            .as("%s, seed %d", secret.getKey(), seed)
                            .isGreaterThanOrEqualTo(2);
                }
            }
        }
        assertThat(few).as("small numbers attacked").isGreaterThan(30);
    }

    /** Referred by level and by practice, each adding up to everybody. */
    private static Map<String, Long> secrets(long[][] referred) {
        var secrets = new LinkedHashMap<String, Long>();
        for (int practice = 0; practice < referred.length; practice++) {
            for (int level = 0; level < referred[practice].length; level++) {
                secrets.merge("level " + level, referred[practice][level], Long::sum);
                secrets.merge("practice " + (practice + 1), referred[practice][level], Long::sum);
            }
        }
        return secrets;
    }

    private static Map<Table, List<Row>> results(long[][] referred) {
        var secrets = secrets(referred);
        long all = 0;
        for (int level = 0; level < referred[0].length; level++) {
            all += secrets.getOrDefault("level " + level, 0L);
        }
        var characteristics = new ArrayList<Row>();
        var ratios = new ArrayList<Row>();
        for (int level = 0; level < referred[0].length; level++) {
            long count = secrets.getOrDefault("level " + level, 0L);
            characteristics.add(ResultRow.of(Characteristic.TABLE)
                    .with(Characteristic.PATIENT_GROUP, "referred")
                    .with(Characteristic.VARIABLE, "v")
                    .with(Characteristic.LEVEL, "" + level)
                    .with(Characteristic.LEVEL_ORDER, level)
                    .with(Characteristic.PATIENT_COUNT, count)
                    .with(Characteristic.GROUP_COUNT, all)
                    .row());
            ratios.add(
                    PlausibleEquity.ratio("referred", "v", "" + level, count, 500L, all / (double) referred[0].length));
        }
        var practices = new ArrayList<Row>();
        for (int practice = 1; practice <= referred.length; practice++) {
            practices.add(ResultRow.of(PracticeShare.TABLE)
                    .with(PracticeShare.PRACTICE_NUMBER, practice)
                    .with(PracticeShare.PERSONS, 330L)
                    .with(PracticeShare.REFERRED_COUNT, secrets.getOrDefault("practice " + practice, 0L))
                    .row());
        }
        return Map.of(Characteristic.TABLE, characteristics, EquityRatio.TABLE, ratios, PracticeShare.TABLE, practices);
    }

    /** The attacker knows that levels, practices and expectations each add up to all. */
    private static LinearAttack attack(Profile profile, Map<Table, List<Row>> released) {
        var attack = new LinearAttack();
        var levels = new ArrayList<String>();
        var expected = new ArrayList<String>();
        var ratios = Released.of(EquityRatio.TABLE);
        for (var row : released.getOrDefault(ratios, List.of())) {
            var level = "level " + value(ratios, row, EquityRatio.LEVEL);
            levels.add(level);
            expected.add("expected " + level);
            attack.learns(profile, level, (Long) value(ratios, row, EquityRatio.OBSERVED_COUNT));
            if (value(ratios, row, EquityRatio.EXPECTED_COUNT) instanceof Double shown) {
                double within = profile.equals(Profile.ONS_SRS) ? 0.5 : 3.5;
                attack.knows("expected " + level, shown - within, shown + within);
            }
        }
        var characteristics = Released.of(Characteristic.TABLE);
        for (var row : released.getOrDefault(characteristics, List.of())) {
            var level = "level " + value(characteristics, row, Characteristic.LEVEL);
            attack.learns(profile, level, (Long) value(characteristics, row, Characteristic.PATIENT_COUNT));
            attack.learns(profile, "all", (Long) value(characteristics, row, Characteristic.GROUP_COUNT));
        }
        var practices = new ArrayList<String>();
        var table = Released.of(PracticeShare.TABLE);
        for (var row : released.getOrDefault(table, List.of())) {
            var practice = "practice " + value(table, row, PracticeShare.PRACTICE_NUMBER);
            practices.add(practice);
            attack.learns(profile, practice, (Long) value(table, row, PracticeShare.REFERRED_COUNT));
        }
        attack.knowsSum("all", levels);
        attack.knowsSum("all", practices);
        attack.knowsSum("all", expected);
        return attack;
    }

    private static @Nullable Object value(Table table, Row row, Field field) {
        return row.get(table.fields().indexOf(table.field(field.name())));
    }
}
