package org.socialrx.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.release.Profile;
import org.socialrx.release.Release;
import org.socialrx.release.ResultRow;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.table.Table;

/** The sentences on who was left out, one test for each branch of its rule. */
class EquityClaimsTest {
    @Test
    void the_funnel_says_at_which_step_most_are_lost() {
        assertThat(funnel(step("referred", 800, 1000), step("contacted", 400, 800)))
                .isEqualTo(
                        "Most are lost between referral and first contact: 50 % of the referred have no contact on record.");
        assertThat(funnel(step("referred", 500, 1000), step("contacted", 400, 500)))
                .isEqualTo(
                        "Most are lost before referral: 50 % of those offered, referred or declined were not referred.");
        assertThat(funnel(step("contacted", 400, 500), step("closed", 100, 400)))
                .isEqualTo("Most are lost before the close: 75 % of those met have no close on record.");
        assertThat(funnel(step("referred", 500, 500))).isEqualTo("At no step shown is anybody lost.");
        assertThat(funnel(step("declined", 500, 1000)))
                .isEqualTo("How many took the steps after the offer is not shown.");
    }

    @Test
    void the_waiting_time_names_the_band_of_the_middle_one() {
        assertThat(waiting(band("1-7", 100, 1), band("8-14", 300, 2), band("not-recorded", 600, 3)))
                .isEqualTo("Half of those met by the link worker had waited no longer than 14 days.");
        assertThat(waiting(band("1-7", 100, 1), band("183+", 300, 2)))
                .isEqualTo("Half of those met by the link worker had waited at least 183 days.");
        assertThat(waiting(band("not-recorded", 1000, 3)))
                .isEqualTo("How long half of the referred had waited for the link worker is not shown.");
    }

    @Test
    void the_middle_waiting_time_is_not_told_when_a_band_is_suppressed() {
        assertThat(waiting(band("1-7", 100, 1), band("8-14", 300, 2), band("29-56", 4, 3)))
                .isEqualTo("How long half of the referred had waited for the link worker is not shown.");
    }

    @Test
    void representation_names_the_groups_furthest_from_their_share() {
        assertThat(representation(ratio("a", 50, 100), ratio("b", 200, 100), ratio("c", 100, 100)))
                .isEqualTo(
                        "2 of 3 groups shown are referred more or less often than chance allows; fewest: V: a, 0.50 times as often as expected; most: V: b, 2.00 times.");
        assertThat(representation(ratio("a", 50, 100), ratio("c", 100, 100)))
                .endsWith("; fewest: V: a, 0.50 times as often as expected.");
        assertThat(representation(ratio("b", 200, 100))).endsWith("; most: V: b, 2.00 times.");
        assertThat(representation(ratio("c", 100, 100)))
                .isEqualTo("No group shown is referred more or less often than chance allows.");
    }

    private static String representation(Row... rows) {
        var sheet = PlausibleReport.sheet(EquityRatio.TABLE, rows);
        return RatioFigure.representation(sheet, new Completeness(sheet, 80))
                .orElseThrow()
                .claim();
    }

    private static Row ratio(String level, long observed, double expected) {
        return ResultRow.of(EquityRatio.TABLE)
                .with(EquityRatio.MEASURE, "referred")
                .with(EquityRatio.VARIABLE, "v")
                .with(EquityRatio.LEVEL, level)
                .with(EquityRatio.LEVEL_ORDER, 1)
                .with(EquityRatio.OBSERVED_COUNT, observed)
                .with(EquityRatio.BASE_COUNT, 1000L)
                .with(EquityRatio.EXPECTED_COUNT, expected)
                .with(EquityRatio.RATIO, 0.0)
                .with(EquityRatio.CI_LOW, 0.0)
                .with(EquityRatio.CI_HIGH, 0.0)
                .row();
    }

    @Test
    void a_characteristic_recorded_for_too_few_warns() {
        var sheet = PlausibleReport.sheet(EquityRatio.TABLE, ratio("a", 50, 100), ratio("not-recorded", 50, 100));

        assertThat(new Completeness(sheet, 80).warning(List.of("v")))
                .isEqualTo(
                        " Warning: recorded for fewer than 80 % of patients: v (50 %). Whoever has it on record may differ from the others.");
        assertThat(new Completeness(sheet, 50).warning(List.of("v"))).isEmpty();
        assertThat(new Completeness(sheet, 80).warning(List.of("w"))).isEmpty();
    }

    @Test
    void the_gradient_says_which_end_is_referred_more() {
        assertThat(gradient(200, 100)).startsWith("The more deprived are referred more often: by ");
        assertThat(gradient(100, 200)).startsWith("The less deprived are referred more often: by ");
        assertThat(gradient(100, 100)).startsWith("No gradient over deprivation was shown:");
        var tenths = PlausibleReport.sheet(EquityRatio.TABLE, tenth("1", 50), tenth("10", 60));
        assertThat(GradientFigure.of(tenths, PlausibleReport.sheet(EquityIndex.TABLE), new Completeness(tenths, 80))
                        .orElseThrow()
                        .claim())
                .isEqualTo("How referral runs over deprivation cannot be said from what is shown.");
    }

    private static String gradient(long most, long least) {
        var results = new HashMap<Table, List<Row>>();
        results.put(EquityRatio.TABLE, List.of(tenth("1", most), tenth("10", least)));
        results.put(EquityIndex.TABLE, List.of(index("slope-index")));
        var released = Release.apply(Profile.OPENSAFELY, results, "run");
        var ratios = sheet(EquityRatio.TABLE, released);
        return GradientFigure.of(ratios, sheet(EquityIndex.TABLE, released), new Completeness(ratios, 80))
                .orElseThrow()
                .claim();
    }

    private static Sheet sheet(Table result, Map<Table, List<Row>> released) {
        return Sheet.of(Released.of(result), 1, released.getOrDefault(Released.of(result), List.of()));
    }

    private static Row tenth(String tenth, long observed) {
        return ResultRow.of(EquityRatio.TABLE)
                .with(EquityRatio.MEASURE, "referred")
                .with(EquityRatio.VARIABLE, "deprivation-decile")
                .with(EquityRatio.LEVEL, tenth)
                .with(EquityRatio.LEVEL_ORDER, Integer.parseInt(tenth))
                .with(EquityRatio.OBSERVED_COUNT, observed)
                .with(EquityRatio.BASE_COUNT, 1000L)
                .with(EquityRatio.SHARE, 0.0)
                .with(EquityRatio.SHARE_LOW, 0.0)
                .with(EquityRatio.SHARE_HIGH, 0.0)
                .row();
    }

    private static Row index(String name) {
        return ResultRow.of(EquityIndex.TABLE)
                .with(EquityIndex.MEASURE, "referred")
                .with(EquityIndex.INDEX_NAME, name)
                .with(EquityIndex.ESTIMATE, 1.3)
                .with(EquityIndex.CI_LOW, 1.2)
                .with(EquityIndex.CI_HIGH, 1.4)
                .row();
    }

    @Test
    void practices_differ_when_more_lie_outside_than_chance_puts_there() {
        assertThat(practices(50, 50, 52, 48, 50))
                .isEqualTo(
                        "Practices differ little more than by chance: 0 of 5 lie outside the 99.8 % limits. The median odds ratio of two practices is 1.30 (95 % interval 1.20–1.40).");
        assertThat(practices(20, 180, 190, 30, 95)).startsWith("Practices differ by more than chance: 4 of 5 lie");
    }

    private static String practices(long... referred) {
        var rows = new ArrayList<Row>();
        for (long count : referred) {
            rows.add(ResultRow.of(PracticeShare.TABLE)
                    .with(PracticeShare.PRACTICE_NUMBER, rows.size() + 1)
                    .with(PracticeShare.PERSONS, 1000L)
                    .with(PracticeShare.REFERRED_COUNT, count)
                    .row());
        }
        return PracticeFigure.of(
                        PlausibleReport.sheet(PracticeShare.TABLE, rows.toArray(Row[]::new)),
                        PlausibleReport.sheet(EquityIndex.TABLE, index("median-odds-ratio")))
                .orElseThrow()
                .claim();
    }

    @Test
    void completeness_counts_what_is_recorded_for_too_few_in_the_last_year() {
        assertThat(completeness(recorded("ethnicity", 900), recorded("housing", 100)))
                .isEqualTo("1 of 2 circumstances shown are recorded for fewer than 80 % of adults in 2019.");
        assertThat(completeness(recorded("ethnicity", 900)))
                .isEqualTo("All 1 circumstances shown are recorded for at least 80 % of adults in 2019.");
        assertThat(completeness(share("completeness", "language", "2019", "no-code", 1000, 1000, 4)))
                .isEqualTo("What is recorded is not shown. For language no verified code is known.");
    }

    private static Row recorded(String variable, long count) {
        return share("completeness", variable, "2019", "recorded", count, 1000, 1);
    }

    private static String completeness(Row... rows) {
        return CompletenessFigure.of(PlausibleReport.sheet(GroupShare.TABLE, rows), 80)
                .orElseThrow()
                .claim();
    }

    @Test
    void the_strongest_predictor_is_the_one_furthest_from_one_that_chance_does_not_explain() {
        assertThat(predictors(predictor("a", 1.5, 1.2, 1.9), predictor("b", 0.5, 0.4, 0.7)))
                .isEqualTo(
                        "The strongest predictor of referral shown is V: b: 0.50 times the odds (95 % interval 0.40–0.70).");
        assertThat(predictors(predictor("a", 1.5, 0.9, 2.4)))
                .isEqualTo("Nothing shown predicts referral more than chance allows.");
    }

    private static String predictors(Row... rows) {
        var sheet = PlausibleReport.sheet(Predictor.TABLE, rows);
        return PredictorFigure.of(sheet, new Completeness(PlausibleReport.sheet(EquityRatio.TABLE), 80))
                .orElseThrow()
                .claim();
    }

    private static Row predictor(String level, double ratio, double low, double high) {
        return ResultRow.of(Predictor.TABLE)
                .with(Predictor.VARIABLE, "v")
                .with(Predictor.LEVEL, level)
                .with(Predictor.LEVEL_ORDER, 1)
                .with(Predictor.IS_REFERENCE, false)
                .with(Predictor.REFERRED_COUNT, 100L)
                .with(Predictor.ODDS_RATIO, ratio)
                .with(Predictor.CI_LOW, low)
                .with(Predictor.CI_HIGH, high)
                .row();
    }

    @Test
    void agreement_of_two_algorithms_is_cohens_kappa_of_the_released_counts() {
        var sheet = PlausibleReport.sheet(
                Characteristic.TABLE,
                homeless("by none", 800),
                homeless("ever", 60),
                homeless("ever latest", 40),
                homeless("ever latest recent", 100));
        var table = new HomelessTable(sheet);

        // Of 1,000: both 100, latest alone 40. Observed 0.96, by chance 0.14 x 0.1 + 0.86 x 0.9 = 0.788.
        assertThat(table.kappa("latest", "recent").orElseThrow()).isCloseTo((0.96 - 0.788) / (1 - 0.788), within(1e-9));
        assertThat(HomelessTable.of(sheet).rows().get(2)).contains("200", "200 (100 %)");
        assertThat(HomelessTable.of(PlausibleReport.sheet(
                                Characteristic.TABLE, homeless("by none", 800), homeless("ever latest", 3)))
                        .rows()
                        .get(0))
                .contains("[–]");
    }

    private static Row homeless(String level, long count) {
        return ResultRow.of(Characteristic.TABLE)
                .with(Characteristic.PATIENT_GROUP, "referred")
                .with(Characteristic.VARIABLE, "homelessness")
                .with(Characteristic.LEVEL, level)
                .with(Characteristic.LEVEL_ORDER, 1)
                .with(Characteristic.PATIENT_COUNT, count)
                .with(Characteristic.GROUP_COUNT, 1000L)
                .row();
    }

    @Test
    void the_trend_compares_the_last_twelve_months_with_those_before() {
        assertThat(trend(20, 40))
                .isEqualTo(
                        "First referrals rose: the last twelve months shown have 100 % more than the twelve before.");
        assertThat(trend(40, 20)).startsWith("First referrals fell: the last twelve months shown have 50 % fewer");
        assertThat(trend(40, 40)).startsWith("First referrals stayed about level:");
        assertThat(trend(0, 40)).isEqualTo("First referrals are shown for too few months to say whether they rose.");
    }

    private static String trend(long before, long after) {
        var rows = new ArrayList<Row>();
        for (int month = 1; month <= 24; month++) {
            rows.add(ResultRow.of(GroupShare.TABLE)
                    .with(GroupShare.TOPIC, "month")
                    .with(GroupShare.VARIABLE, "month")
                    .with(GroupShare.LEVEL, "%d-%02d".formatted(2018 + (month - 1) / 12, 1 + (month - 1) % 12))
                    .with(GroupShare.LEVEL_ORDER, month)
                    .with(GroupShare.ITEM, "referred")
                    .with(GroupShare.ITEM_ORDER, 1)
                    .with(GroupShare.ITEM_COUNT, month <= 12 ? before : after)
                    .row());
        }
        return TrendFigure.events(PlausibleReport.sheet(GroupShare.TABLE, rows.toArray(Row[]::new)))
                .orElseThrow()
                .claim();
    }

    private static String funnel(Row... rows) {
        return FunnelFigure.of(PlausibleReport.sheet(GroupShare.TABLE, rows))
                .orElseThrow()
                .claim();
    }

    private static String waiting(Row... rows) {
        return UseFigure.of(PlausibleReport.sheet(GroupShare.TABLE, rows))
                .orElseThrow()
                .claim();
    }

    private static Row step(String item, long count, long base) {
        return share("funnel", "all", "all", item, count, base, 1);
    }

    private static Row band(String band, long count, int order) {
        return share("use", "days-referral-to-contact", "all", band, count, 1000, order);
    }

    private static Row share(
            String topic, String variable, String level, String item, long count, long base, int order) {
        return ResultRow.of(GroupShare.TABLE)
                .with(GroupShare.TOPIC, topic)
                .with(GroupShare.VARIABLE, variable)
                .with(GroupShare.LEVEL, level)
                .with(GroupShare.LEVEL_ORDER, 1)
                .with(GroupShare.ITEM, item)
                .with(GroupShare.ITEM_ORDER, order)
                .with(GroupShare.ITEM_COUNT, count)
                .with(GroupShare.BASE_COUNT, base)
                .with(GroupShare.SHARE, count / (double) base)
                .row();
    }
}
