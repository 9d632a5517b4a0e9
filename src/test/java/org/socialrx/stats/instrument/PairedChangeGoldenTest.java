package org.socialrx.stats.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
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
        var change = new PairedChange(metric(rows.numbers("raw_before")), metric(rows.numbers("raw_after")));

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
        var change = new PairedChange(metric(before), metric(after));

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
        assertThat(SignedRankTest.of(new double[] {1, -1, 2, 0}).statistic()).isEqualTo(4.5);
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
