package org.socialrx.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.release.ResultRow;
import org.socialrx.schema.result.GroupShare;

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
        assertThat(waiting(band("not-recorded", 1000, 3)))
                .isEqualTo("How long the referred waited for the link worker is not shown.");
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
        return share("funnel", "all", item, count, base, 1);
    }

    private static Row band(String band, long count, int order) {
        return share("use", "days-referral-to-contact", band, count, 1000, order);
    }

    private static Row share(String topic, String variable, String item, long count, long base, int order) {
        return ResultRow.of(GroupShare.TABLE)
                .with(GroupShare.TOPIC, topic)
                .with(GroupShare.VARIABLE, variable)
                .with(GroupShare.LEVEL, "all")
                .with(GroupShare.LEVEL_ORDER, 1)
                .with(GroupShare.ITEM, item)
                .with(GroupShare.ITEM_ORDER, order)
                .with(GroupShare.ITEM_COUNT, count)
                .with(GroupShare.BASE_COUNT, base)
                .with(GroupShare.SHARE, count / (double) base)
                .row();
    }
}
