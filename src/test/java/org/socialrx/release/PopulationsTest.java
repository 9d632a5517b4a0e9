package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.MatchLoss;

class PopulationsTest {
    @Test
    void the_matched_of_another_design_are_other_people_and_everybody_before_matching_is_the_same() {
        assertThat(balanced("trajectory", "after")).isNotEqualTo(balanced("primary", "after"));
        assertThat(balanced("trajectory", "before")).isEqualTo(balanced("primary", "before"));
    }

    @Test
    void a_design_has_the_same_people_in_its_losses_its_balance_and_its_estimate() {
        assertThat(lost("trajectory"))
                .isEqualTo(balanced("trajectory", "after"))
                .isEqualTo(estimated("trajectory-matched"));
        assertThat(lost("primary"))
                .isEqualTo(balanced("primary", "after"))
                .isEqualTo(estimated("primary"))
                .isEqualTo(estimated("first-effect-period-2"));
    }

    private static String balanced(String design, String sample) {
        var row = ResultRow.of(CovariateBalance.TABLE)
                .with(CovariateBalance.DESIGN, design)
                .with(CovariateBalance.SAMPLE, sample);
        return Populations.of(new Line(CovariateBalance.TABLE, 0, row.row()), CovariateBalance.TREATED_COUNT)
                .people();
    }

    private static String lost(String design) {
        var row = ResultRow.of(MatchLoss.TABLE)
                .with(MatchLoss.DESIGN, design)
                .with(MatchLoss.VARIABLE, "all")
                .with(MatchLoss.LEVEL, "all");
        return Populations.of(new Line(MatchLoss.TABLE, 0, row.row()), MatchLoss.MATCHED_COUNT)
                .people();
    }

    private static String estimated(String analysis) {
        var row = ResultRow.of(Estimate.TABLE)
                .with(Estimate.ANALYSIS, analysis)
                .with(Estimate.OUTCOME, "gp-day")
                .with(Estimate.SCALE, "ratio")
                .with(Estimate.SUBGROUP, "all")
                .with(Estimate.LEVEL, "all");
        return Populations.of(new Line(Estimate.TABLE, 0, row.row()), Estimate.TREATED_COUNT)
                .people();
    }
}
