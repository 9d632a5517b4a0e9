package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.Rate;
import org.socialrx.table.Disclosure;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

class ReleaseTest {
    private static final String RUN = "run-7";

    @Test
    void every_count_of_every_result_table_says_whom_it_counts() {
        for (var table : Released.RESULTS) {
            var row = ResultRow.of(table);
            table.fields().forEach(field -> row.with(field, sample(field)));
            var line = new Line(table, 0, row.row());

            assertThat(table.fields())
                    .filteredOn(field -> field.disclosure() instanceof Disclosure.Count)
                    .allSatisfy(field ->
                            assertThat(Populations.of(line, field).people()).isNotBlank());
        }
    }

    @Test
    void a_rate_is_computed_again_from_the_rounded_count() {
        var released = release(Rate.TABLE, List.of(rate("all", "all", 142, 1000), rate("sex", "female", 142, 1000)));

        // 142 becomes 140; 140 events in 1,000 years are 140 per 1,000, Byar's limits 117.8 to 165.2.
        var row = released.get(0);
        assertThat(value(Rate.TABLE, row, Rate.PATIENT_COUNT)).isEqualTo(140L);
        assertThat(number(Rate.TABLE, row, Rate.RATE_PER_1000)).isEqualTo(140);
        assertThat(number(Rate.TABLE, row, Rate.CI_LOW)).isCloseTo(117.8, within(0.05));
        assertThat(number(Rate.TABLE, row, Rate.CI_HIGH)).isCloseTo(165.2, within(0.05));
        assertThat(value(Rate.TABLE, row, Released.PROFILE)).isEqualTo("opensafely");
        assertThat(value(Rate.TABLE, row, Released.RUN_ID)).isEqualTo(RUN);
    }

    @Test
    void a_small_count_is_null_with_its_flag_and_takes_everything_computed_from_it_along() {
        var released = release(
                Rate.TABLE,
                List.of(rate("all", "all", 92, 900), rate("sex", "male", 85, 800), rate("sex", "female", 7, 100)));

        var row = released.get(2);
        for (var field :
                List.of(Rate.PATIENT_COUNT, Rate.PERSON_YEARS, Rate.RATE_PER_1000, Rate.CI_LOW, Rate.CI_HIGH)) {
            assertThat(value(Rate.TABLE, row, field)).as(field.name()).isNull();
            assertThat(value(Rate.TABLE, row, Released.flag(field)))
                    .as(field.name())
                    .isEqualTo(true);
        }
    }

    @Test
    void a_share_among_the_checks_is_that_of_a_rounded_count_and_other_values_are_exact() {
        // 61 of 803 controls: 60 of 805. A ratio of two estimates is no count.
        var released =
                release(Diagnostic.TABLE, List.of(check("referred-later", 61 / 803.0), check("plateau", 0.97321)));

        assertThat(number(Diagnostic.TABLE, released.get(0), Diagnostic.VALUE)).isEqualTo(60 / 805.0);
        assertThat(number(Diagnostic.TABLE, released.get(1), Diagnostic.VALUE)).isEqualTo(0.97321);
    }

    @Test
    void a_share_of_a_handful_among_the_checks_is_suppressed() {
        var released = release(Diagnostic.TABLE, List.of(check("leaving", 4 / 803.0)));

        assertThat(value(Diagnostic.TABLE, released.get(0), Diagnostic.VALUE)).isNull();
        assertThat(value(Diagnostic.TABLE, released.get(0), Released.flag(Diagnostic.VALUE)))
                .isEqualTo(true);
    }

    @Test
    void zero_is_released_as_zero() {
        var released = release(Rate.TABLE, List.of(rate("all", "all", 90, 900), rate("sex", "female", 0, 100)));

        assertThat(value(Rate.TABLE, released.get(1), Rate.PATIENT_COUNT)).isEqualTo(0L);
        assertThat(value(Rate.TABLE, released.get(1), Released.flag(Rate.PATIENT_COUNT)))
                .isEqualTo(false);
    }

    @Test
    void an_estimate_is_exact_or_absent() {
        var released =
                release(Estimate.TABLE, List.of(estimate("all", "all", 500, 900), estimate("sex", "male", 5, 9)));

        assertThat(value(Estimate.TABLE, released.get(0), Estimate.ESTIMATE)).isEqualTo(0.87654);
        assertThat(value(Estimate.TABLE, released.get(1), Estimate.ESTIMATE)).isNull();
        assertThat(value(Estimate.TABLE, released.get(1), Released.flag(Estimate.ESTIMATE)))
                .isEqualTo(true);
        assertThat(value(Estimate.TABLE, released.get(1), Estimate.P_VALUE)).isNull();
        assertThat(value(Estimate.TABLE, released.get(1), Released.flag(Estimate.P_VALUE)))
                .as("never there, so not suppressed")
                .isEqualTo(false);
    }

    @Test
    void the_steps_of_a_flow_still_add_up() {
        var released = release(
                AttritionStep.TABLE,
                List.of(step(0, 10_012, 0), step(1, 10_009, 3), step(2, 9_001, 1_008), step(3, 4_444, 4_557)));

        // From below: 4,445, + 4,555 = 9,000, + 1,010 = 10,010, + a suppressed 3 = 10,010.
        assertThat(released)
                .extracting(row -> value(AttritionStep.TABLE, row, AttritionStep.REMAINING_COUNT))
                .containsExactly(10_010L, 10_010L, 9_000L, 4_445L);
        assertThat(released)
                .extracting(row -> value(AttritionStep.TABLE, row, AttritionStep.EXCLUDED_COUNT))
                .containsExactly(0L, null, 1_010L, 4_555L);
    }

    @Test
    void a_weighted_rate_is_as_exact_as_a_rounded_count() {
        var row = ResultRow.of(ArmRate.TABLE)
                .with(ArmRate.DESIGN, "primary")
                .with(ArmRate.OUTCOME, "gp-day")
                .with(ArmRate.ARM, "control")
                .with(ArmRate.PERIOD, 2)
                .with(ArmRate.CANDIDATE_COUNT, 400L)
                .with(ArmRate.EVENT_COUNT, 611L)
                .with(ArmRate.PERSON_YEARS, 98.0)
                .with(ArmRate.RATE, 6.1731)
                .row();

        // 6.1731 * 98 = 605 weighted contacts, released as 605; 98 years are 392 quarters, released as 390 or 97.5
        // years.
        assertThat(number(ArmRate.TABLE, release(ArmRate.TABLE, List.of(row)).get(0), ArmRate.RATE))
                .isEqualTo(605 / 97.5);
    }

    @Test
    void balance_of_a_share_is_computed_from_released_shares_and_that_of_a_mean_is_not() {
        var share = balance("before", "sex=female", 803, 1_203, 402L, 481L, 402 / 803.0, 481 / 1_203.0, 0.2);
        var mean = balance("before", "age-years", 803, 1_203, null, null, 61.25, 55.5, 0.31);

        var released = release(CovariateBalance.TABLE, List.of(share, mean));

        // 402 of 803 is released as 400 of 805, 481 of 1,203 as 480 of 1,205; difference over sqrt(p (1 - p)).
        double treated = 400 / 805.0;
        double control = 480 / 1_205.0;
        assertThat(number(CovariateBalance.TABLE, released.get(0), CovariateBalance.SMD))
                .isCloseTo((treated - control) / Math.sqrt(treated * (1 - treated)), within(1e-12));
        assertThat(value(CovariateBalance.TABLE, released.get(1), CovariateBalance.MEAN_TREATED))
                .isEqualTo(61.25);
        assertThat(value(CovariateBalance.TABLE, released.get(1), CovariateBalance.SMD))
                .isEqualTo(0.31);
    }

    @Test
    void the_same_people_have_the_same_number_in_every_table() {
        var results = PlausibleResults.rows();
        var released = Release.apply(Profile.OPENSAFELY, results, RUN);

        var numbers = new HashMap<String, Object>();
        for (var table : Released.RESULTS) {
            var rows = released.getOrDefault(Released.of(table), List.of());
            for (int i = 0; i < rows.size(); i++) {
                var line = new Line(
                        table, i, results.getOrDefault(table, List.of()).get(i));
                for (var field : table.fields()) {
                    if (isSharedCount(table, line, field)) {
                        var number = value(table, rows.get(i), field);
                        var people = Populations.of(line, field).people() + " " + line.value(field.name());
                        var other = numbers.putIfAbsent(people, number == null ? "suppressed" : number);
                        assertThat(other == null || other.equals(number == null ? "suppressed" : number))
                                .as("%s is %s and %s", people, other, number)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(numbers).hasSizeGreaterThan(100).containsValue("suppressed");
    }

    @Test
    void what_the_last_release_suppressed_stays_suppressed() {
        var first =
                Release.apply(Profile.OPENSAFELY, Map.of(Rate.TABLE, List.of(rate("sex", "female", 7, 100))), "run-1");

        var second = Release.apply(
                Profile.OPENSAFELY, Map.of(Rate.TABLE, List.of(rate("sex", "female", 8, 101))), first, "run-2");

        assertThat(value(
                        Rate.TABLE,
                        second.getOrDefault(Released.of(Rate.TABLE), List.of()).get(0),
                        Rate.PATIENT_COUNT))
                .isNull();
    }

    private static boolean isSharedCount(Table table, Line line, Field field) {
        return field.disclosure() instanceof Disclosure.Count
                && !table.equals(AttritionStep.TABLE)
                && line.value(field.name()) != null
                && !Populations.of(line, field).within().equals("each its own");
    }

    private static List<Row> release(Table table, List<Row> rows) {
        return Release.apply(Profile.OPENSAFELY, Map.of(table, rows), RUN).getOrDefault(Released.of(table), List.of());
    }

    private static double number(Table result, Row row, Field field) {
        return (double) Objects.requireNonNull(value(result, row, field));
    }

    private static @Nullable Object value(Table result, Row row, Field field) {
        var released = Released.of(result);
        return row.get(released.fields().indexOf(released.field(field.name())));
    }

    private static Object sample(Field field) {
        return switch (field.type().typeName()) {
            case "string" -> "before";
            case "boolean" -> true;
            case "double" -> 1.0;
            case "integer" -> 1;
            default -> 1L;
        };
    }

    private static Row rate(String variable, String level, long count, double years) {
        return ResultRow.of(Rate.TABLE)
                .with(Rate.STATE, "referred")
                .with(Rate.VARIABLE, variable)
                .with(Rate.LEVEL, level)
                .with(Rate.LEVEL_ORDER, 0)
                .with(Rate.PATIENT_COUNT, count)
                .with(Rate.PERSON_YEARS, years)
                .with(Rate.RATE_PER_1000, 1000 * count / years)
                .with(Rate.CI_LOW, 0.0)
                .with(Rate.CI_HIGH, 1.0)
                .row();
    }

    private static Row check(String name, double value) {
        return ResultRow.of(Diagnostic.TABLE)
                .with(Diagnostic.DIAGNOSTIC, name)
                .with(Diagnostic.OUTCOME, "gp-day")
                .with(Diagnostic.SUBJECT, "control")
                .with(Diagnostic.CANDIDATE_COUNT, 803L)
                .with(Diagnostic.VALUE, value)
                .row();
    }

    private static Row estimate(String subgroup, String level, long treated, long controls) {
        return ResultRow.of(Estimate.TABLE)
                .with(Estimate.ANALYSIS, "primary")
                .with(Estimate.OUTCOME, "gp-day")
                .with(Estimate.SCALE, "ratio")
                .with(Estimate.SUBGROUP, subgroup)
                .with(Estimate.LEVEL, level)
                .with(Estimate.TREATED_COUNT, treated)
                .with(Estimate.CONTROL_COUNT, controls)
                .with(Estimate.EVENT_COUNT, 10 * treated)
                .with(Estimate.ESTIMATE, 0.87654)
                .row();
    }

    private static Row step(int number, long remaining, long excluded) {
        return ResultRow.of(AttritionStep.TABLE)
                .with(AttritionStep.FLOW, "extract")
                .with(AttritionStep.STEP_NUMBER, number)
                .with(AttritionStep.STEP, "step-" + number)
                .with(AttritionStep.LABEL, "Step " + number)
                .with(AttritionStep.UNIT, "patients")
                .with(AttritionStep.REMAINING_COUNT, remaining)
                .with(AttritionStep.EXCLUDED_COUNT, excluded)
                .row();
    }

    private static Row balance(
            String sample,
            String covariate,
            long treated,
            long control,
            @Nullable Long treatedLevel,
            @Nullable Long controlLevel,
            double meanTreated,
            double meanControl,
            double smd) {
        var row = ResultRow.of(CovariateBalance.TABLE)
                .with(CovariateBalance.DESIGN, "primary")
                .with(CovariateBalance.SAMPLE, sample)
                .with(CovariateBalance.COVARIATE, covariate)
                .with(CovariateBalance.COVARIATE_ORDER, 1)
                .with(CovariateBalance.TREATED_COUNT, treated)
                .with(CovariateBalance.CONTROL_COUNT, control)
                .with(CovariateBalance.MEAN_TREATED, meanTreated)
                .with(CovariateBalance.MEAN_CONTROL, meanControl)
                .with(CovariateBalance.SMD, smd)
                .with(CovariateBalance.KS, 0.1);
        if (treatedLevel != null && controlLevel != null) {
            row.with(CovariateBalance.TREATED_LEVEL_COUNT, treatedLevel);
            row.with(CovariateBalance.CONTROL_LEVEL_COUNT, controlLevel);
        }
        return row.row();
    }
}
