package org.socialrx.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.release.ResultRow;
import org.socialrx.schema.result.EquityRatio;

class RefusalTableTest {
    private static Row declined(
            String level,
            int order,
            long declined,
            @Nullable Double odds,
            @Nullable Double low,
            @Nullable Double high) {
        return ResultRow.of(EquityRatio.TABLE)
                .with(EquityRatio.MEASURE, "declined")
                .with(EquityRatio.VARIABLE, "sex")
                .with(EquityRatio.LEVEL, level)
                .with(EquityRatio.LEVEL_ORDER, order)
                .with(EquityRatio.OBSERVED_COUNT, declined)
                .with(EquityRatio.BASE_COUNT, 200L)
                .with(EquityRatio.SHARE, declined / 200.0)
                .with(EquityRatio.ODDS_RATIO, odds)
                .with(EquityRatio.ODDS_LOW, low)
                .with(EquityRatio.ODDS_HIGH, high)
                .row();
    }

    @Test
    void each_group_has_its_share_and_its_odds_and_few_refusals_have_neither() {
        var block = RefusalTable.of(PlausibleReport.sheet(
                EquityRatio.TABLE,
                declined("male", 2, 40, 1.53, 1.1, 2.12),
                declined("indeterminate", 3, 4, 0.4, 0.1, 1.2),
                declined("female", 1, 60, 1.0, null, null)));

        assertThat(block.rows())
                .containsExactly(
                        List.of("Sex", "female", "30 %", "1, compared with"),
                        List.of("Sex", "male", "20 %", "1.53 (1.10–2.12)"),
                        List.of("Sex", "indeterminate", "[–]", "[–]"));
    }

    @Test
    void without_a_model_there_is_no_table() {
        var block =
                RefusalTable.of(PlausibleReport.sheet(EquityRatio.TABLE, declined("male", 2, 40, null, null, null)));

        assertThat(block.rows()).isEmpty();
    }
}
