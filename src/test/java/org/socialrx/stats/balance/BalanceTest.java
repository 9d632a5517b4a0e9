package org.socialrx.stats.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Passes;

class BalanceTest {
    @Test
    void variance_with_equal_weights_is_the_sample_variance() {
        // Treated: mean 5, squares 9 + 1 + 16 = 26, over two. Controls: mean 1, squares 1 + 0 + 1 = 2, over two.
        var rows = List.of(row(1, 2), row(1, 4), row(1, 9), row(0, 0), row(0, 1), row(0, 2));
        var tripled = rows.stream().map(row -> new double[] {row[0], 3, row[2]}).toList();

        var balance =
                BalancePasses.of(1, Passes.over(rows), Passes.over(tripled)).get(0);

        assertThat(balance.before().varianceRatio()).isCloseTo(13, within(1e-12));
        assertThat(balance.after().varianceRatio()).isCloseTo(13, within(1e-12));
        assertThat(balance.before().smd()).isCloseTo(4 / Math.sqrt(13), within(1e-12));
    }

    @Test
    void a_column_that_is_constant_among_the_treated_is_balanced_only_if_the_means_are_equal() {
        var apart = List.of(row(1, 1), row(0, 0));
        var alike = List.of(row(1, 1), row(0, 1));

        assertThat(BalancePasses.of(1, Passes.over(apart), Passes.over(apart))
                        .get(0)
                        .before()
                        .smd())
                .isInfinite();
        assertThat(BalancePasses.of(1, Passes.over(alike), Passes.over(alike))
                        .get(0)
                        .before()
                        .smd())
                .isZero();
    }

    @Test
    void overlap_counts_rows_by_bin_and_merges() {
        var overlap = new Overlap(4);
        overlap.addTreated(1);
        overlap.addTreated(0.7);
        var other = new Overlap(4);
        other.addControl(0);
        other.addControl(0.3);
        other.addControl(0.74);
        overlap.merge(other);

        assertThat(overlap.treatedCounts()).containsExactly(0, 0, 1, 1);
        assertThat(overlap.controlCounts()).containsExactly(1, 1, 1, 0);
        assertThat(overlap.equipoise()).isEqualTo(0.4);
        // Only the third bin is shared: a half of the treated, a third of the controls.
        assertThat(overlap.coefficient()).isEqualTo(1 / 3.0);
        assertThatThrownBy(() -> overlap.merge(new Overlap(5))).hasMessageContaining("4 and 5 bins");
    }

    @Test
    void what_is_not_a_weight_or_a_score_is_refused() {
        assertThatThrownBy(() -> new EffectiveSize().add(-1)).hasMessageContaining("weight");
        assertThatThrownBy(() -> new Overlap(2).addControl(1.1)).hasMessageContaining("score");
        assertThatThrownBy(() -> new PreferenceScore(0)).hasMessageContaining("Prevalence is 0.0");
    }

    private static double[] row(double arm, double value) {
        return new double[] {arm, 1, value};
    }
}
