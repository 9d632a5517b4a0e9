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
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.schema.result.Leaving;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** Who left between two periods, by subtraction over three tables of the matched. */
class AdjacentPeriodsTest {
    private static final int PERIODS = 16;
    private static final int LEFT_FROM = 8;
    private static final int DAYS = 91;

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "opensafely-mid6", "ons-srs"})
    void how_many_left_between_two_periods_cannot_be_told_when_they_are_few(String name) {
        var profile = Profile.named(name);
        int few = 0;
        for (int seed = 0; seed < 20; seed++) {
            long[] observed = observed(new Random(seed));
            var attack = attack(profile, Release.apply(profile, results(observed), "run"));
            for (int period = 0; period < PERIODS; period++) {
                long left = observed[period] - observed[period + 1];
                if (left > 0 && left <= profile.protectUpTo()) {
                    few++;
                    double most = Math.floor(attack.largest("left " + period) + 1e-6);
                    double least = Math.ceil(attack.smallest("left " + period) - 1e-6);
                    assertThat(most - least)
                            .as("seed %d, period %d", seed, period)
                            .isGreaterThanOrEqualTo(2);
                    boolean isUnrounded = profile.rounding().equals(new Rounding.Nearest(1));
                    assertThat(most)
                            .as("seed %d, period %d", seed, period)
                            .isGreaterThan(isUnrounded ? profile.redactUpTo() : 1.0);
                }
            }
        }
        assertThat(few).as("small numbers attacked").isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensafely", "opensafely-mid6", "ons-srs"})
    void an_estimate_on_many_people_is_shown_though_their_number_is_not(String name) {
        var released = Release.apply(Profile.named(name), results(observed(new Random(1))), "run");
        var times = Released.of(EventTime.TABLE);

        assertThat(released.getOrDefault(times, List.of()))
                .hasSize(PERIODS)
                .allMatch(row -> value(times, row, EventTime.ESTIMATE) != null);
    }

    /** Observed in each period, and observed to the end as the last. */
    private static long[] observed(Random random) {
        var observed = new long[PERIODS + 1];
        observed[0] = 120L + random.nextInt(600);
        for (int period = 1; period <= PERIODS; period++) {
            int most = period > LEFT_FROM ? 14 : 1;
            observed[period] = observed[period - 1] - random.nextInt(most);
        }
        return observed;
    }

    private static Map<Table, List<Row>> results(long[] observed) {
        var rates = new ArrayList<Row>();
        var times = new ArrayList<Row>();
        for (int period = 0; period < PERIODS; period++) {
            double years = (observed[period] + observed[period + 1]) / 2.0 * DAYS / 365.25;
            rates.add(ResultRow.of(ArmRate.TABLE)
                    .with(ArmRate.DESIGN, "primary")
                    .with(ArmRate.OUTCOME, "gp-day")
                    .with(ArmRate.ARM, "referred")
                    .with(ArmRate.PERIOD, period - LEFT_FROM)
                    .with(ArmRate.CANDIDATE_COUNT, observed[period])
                    .with(ArmRate.EVENT_COUNT, 2 * observed[period] + period)
                    .with(ArmRate.PERSON_YEARS, years)
                    .with(ArmRate.RATE, (2 * observed[period] + period) / years)
                    .row());
            times.add(ResultRow.of(EventTime.TABLE)
                    .with(EventTime.DESIGN, "primary")
                    .with(EventTime.OUTCOME, "gp-day")
                    .with(EventTime.PERIOD, period - LEFT_FROM)
                    .with(EventTime.WINDOW, "effect")
                    .with(EventTime.ESTIMATE, 0.9)
                    .with(EventTime.TREATED_COUNT, observed[period])
                    .with(EventTime.CONTROL_COUNT, 5_000L)
                    .row());
        }
        return Map.of(ArmRate.TABLE, rates, EventTime.TABLE, times, Leaving.TABLE, leaving(observed));
    }

    private static List<Row> leaving(long[] observed) {
        var reasons = new LinkedHashMap<String, Long>();
        long left = observed[0] - observed[PERIODS];
        reasons.put("observed-throughout", observed[PERIODS]);
        reasons.put("death", left / 4);
        reasons.put("left-practice", left - left / 4);
        var rows = new ArrayList<Row>();
        reasons.forEach((reason, count) -> rows.add(ResultRow.of(Leaving.TABLE)
                .with(Leaving.DESIGN, "primary")
                .with(Leaving.ARM, "referred")
                .with(Leaving.REASON, reason)
                .with(Leaving.CANDIDATE_COUNT, count)
                .with(Leaving.ARM_COUNT, observed[0])
                .with(Leaving.SHARE, count / (double) observed[0])
                .row()));
        return rows;
    }

    private static LinearAttack attack(Profile profile, Map<Table, List<Row>> released) {
        var attack = new LinearAttack();
        learn(attack, profile, released, ArmRate.TABLE, ArmRate.CANDIDATE_COUNT);
        learn(attack, profile, released, EventTime.TABLE, EventTime.TREATED_COUNT);
        var leaving = Released.of(Leaving.TABLE);
        for (var row : released.getOrDefault(leaving, List.of())) {
            var reason = value(leaving, row, Leaving.REASON);
            var name = "observed-throughout".equals(reason) ? "observed " + PERIODS : "reason " + reason;
            attack.learns(profile, name, (Long) value(leaving, row, Leaving.CANDIDATE_COUNT));
            attack.learns(profile, "observed 0", (Long) value(leaving, row, Leaving.ARM_COUNT));
        }
        for (int period = 0; period < PERIODS; period++) {
            attack.knowsSum("observed " + period, List.of("observed " + (period + 1), "left " + period));
        }
        attack.knowsSum("observed 0", List.of("observed " + PERIODS, "reason death", "reason left-practice"));
        return attack;
    }

    private static void learn(
            LinearAttack attack, Profile profile, Map<Table, List<Row>> released, Table result, Field count) {
        var table = Released.of(result);
        for (var row : released.getOrDefault(table, List.of())) {
            int period = (int) Objects.requireNonNull(value(table, row, ArmRate.PERIOD)) + LEFT_FROM;
            attack.learns(profile, "observed " + period, (Long) value(table, row, count));
        }
    }

    private static @Nullable Object value(Table table, Row row, Field field) {
        return row.get(table.fields().indexOf(table.field(field.name())));
    }
}
