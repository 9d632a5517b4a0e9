package org.socialrx.stats.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenRows;

class PairedChangeGoldenTest {
    static Stream<String> models() {
        return Golden.open("simulated-wellbeing").models("paired-change").stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void changes_effect_sizes_and_tests_agree_with_the_reference(String name) {
        var golden = Golden.open("simulated-wellbeing");
        String condition = golden.model(name).path("rows").asText();
        GoldenRows rows = golden.rows()
                .where(r -> holds(r, condition) && !r.text("raw_before").isEmpty())
                .where(r -> !r.text("raw_after").isEmpty());
        var change = change(metric(rows.numbers("raw_before")), metric(rows.numbers("raw_after")));

        for (var line : golden.expected(name)) {
            line.check(
                    line.table().equals("summary")
                            ? summary(change, line.term())
                            : test(change, line.covariance(), line.column()));
        }
    }

    @Test
    void the_worked_example_agrees() {
        var reference = Golden.open("swemwbs").find("worked-example");
        double[] before = new double[10];
        double[] after = new double[10];
        for (int i = 0; i < 10; i++) {
            before[i] = reference.arguments().path("raw_before").get(i).asDouble();
            after[i] = reference.arguments().path("raw_after").get(i).asDouble();
        }
        var change = change(metric(before), metric(after));

        for (String term : new String[] {
            "mean_before",
            "mean_after",
            "mean_change",
            "sd_change",
            "d_baseline",
            "d_average",
            "srm",
            "share_change_ge_1.03",
            "share_change_ge_2.87"
        }) {
            reference.check(term, "estimate", summary(change, term));
        }
        reference.check("paired_t", "estimate", change.meanChange(0.95).statistic());
        reference.check("paired_t", "p_value", change.meanChange(0.95).pValue());
        reference.check("paired_t", "ci_lower", change.meanChange(0.95).ciLow());
    }

    @Test
    void every_sum_of_items_has_the_published_score_and_its_band() {
        var table = Golden.open("swemwbs").find("conversion-table");
        var bands = Golden.open("swemwbs").find("bands");
        for (int sum = 7; sum <= 35; sum++) {
            table.check("raw " + sum, "estimate", Swemwbs.metric(sum));
            String band = bands.row("raw " + sum).path("band").asText();
            assertThat(Swemwbs.band(Swemwbs.metric(sum))).hasToString(band.toUpperCase(Locale.ROOT));
        }
        assertThatThrownBy(() -> Swemwbs.metric(36)).hasMessage("Sum is outside 7 to 35");
    }

    @Test
    void ties_share_their_mean_rank() {
        // Sizes 1, 1, 2 rank 1.5, 1.5, 3; the positive ones 1 and 2 add up to 4.5; zeros do not count.
        assertThat(SignedRankTest.of(Map.of(1L, 1L, -1L, 1L, 2L, 1L, 0L, 1L)).statistic())
                .isEqualTo(4.5);
    }

    @Test
    void people_in_parts_give_the_same_numbers_as_all_at_once() {
        double[] before = {1000000.1, 1000003.2, 1000001.7, 1000002.2};
        double[] after = {1000001.1, 1000003.1, 1000004.7, 1000002.9};
        var parts = new PairedSums();
        for (int i = before.length - 1; i >= 0; i--) {
            var part = new PairedSums();
            part.add(before[i], after[i]);
            parts.merge(part);
        }
        var apart = new PairedChange(parts);

        // Changes 1, -0.1, 3, 0.7 have mean 1.15 and squares 0.0225 + 1.5625 + 3.4225 + 0.2025 = 5.21 about it.
        assertThat(apart.meanChange(0.95)).isEqualTo(change(before, after).meanChange(0.95));
        assertThat(apart.meanChange(0.95).estimate()).isCloseTo(1.15, within(1e-9));
        assertThat(apart.deviationOfChange()).isCloseTo(Math.sqrt(5.21 / 3), within(1e-9));
        assertThat(apart.shareImproved(1)).isEqualTo(0.5);
        assertThat(apart.shareWorsened(0.1)).isEqualTo(0.25);
    }

    @Test
    void one_person_has_no_test() {
        assertThatThrownBy(() -> change(new double[] {1}, new double[] {2}))
                .hasMessage("Too few pairs of scores: 1, at least 2 are needed");
    }

    private static PairedChange change(double[] before, double[] after) {
        var sums = new PairedSums();
        for (int i = 0; i < before.length; i++) {
            sums.add(before[i], after[i]);
        }
        return new PairedChange(sums);
    }

    private static boolean holds(GoldenRows.Row row, String condition) {
        return switch (condition) {
            case "" -> true;
            case "female = 1" -> row.number("female") == 1;
            case "age < 45" -> row.number("age") < 45;
            default -> throw new IllegalStateException("Unknown condition " + condition);
        };
    }

    private static double[] metric(double[] sums) {
        double[] metric = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            metric[i] = Swemwbs.metric((int) sums[i]);
        }
        return metric;
    }

    private static double summary(PairedChange change, String statistic) {
        return switch (statistic) {
            case "n" -> change.people();
            case "mean_before" -> change.meanBefore();
            case "mean_after" -> change.meanAfter();
            case "mean_change" -> change.meanChange(0.95).estimate();
            case "sd_before" -> change.deviationBefore();
            case "sd_after" -> change.deviationAfter();
            case "sd_change" -> change.deviationOfChange();
            case "correlation" -> change.correlation();
            case "d_baseline" -> change.effectAgainstBaseline();
            case "d_average" -> change.effectAgainstAverage();
            case "srm" -> change.responseMean();
            case "share_change_ge_1.03" -> change.shareImproved(1.03);
            case "share_change_ge_2.87" -> change.shareImproved(2.87);
            case "share_change_le_-1.03" -> change.shareWorsened(1.03);
            default -> throw new IllegalStateException("Unknown statistic " + statistic);
        };
    }

    private static double test(PairedChange change, String test, String column) {
        if (test.equals("wilcoxon")) {
            return column.equals("statistic")
                    ? change.signedRank().statistic()
                    : change.signedRank().pValue();
        }
        var estimate = change.meanChange(0.95);
        return switch (column) {
            case "estimate" -> estimate.estimate();
            case "std_error" -> estimate.stdError();
            case "statistic" -> estimate.statistic();
            case "df" -> estimate.df();
            case "p_value" -> estimate.pValue();
            case "ci_low" -> estimate.ciLow();
            case "ci_high" -> estimate.ciHigh();
            default -> throw new IllegalStateException("Unknown column " + column);
        };
    }
}
