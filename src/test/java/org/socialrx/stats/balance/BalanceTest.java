package org.socialrx.stats.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BalanceTest {
    @Test
    void the_same_bits_come_out_whatever_the_order_of_adding_and_merging() {
        var random = new Random(11);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            rows.add(new double[] {random.nextInt(50) / 7.0, random.nextDouble(), random.nextInt(2)});
        }
        var inOneGo = new CovariateSums(TwoArmDistribution.exact());
        rows.forEach(row -> add(inOneGo, row));
        Collections.shuffle(rows, random);
        var inParts = new CovariateSums(TwoArmDistribution.exact());
        for (int from = 0; from < rows.size(); from += 300) {
            var part = new CovariateSums(TwoArmDistribution.exact());
            rows.subList(from, from + 300).forEach(row -> add(part, row));
            inParts.merge(part);
        }

        assertThat(inParts.balance()).isEqualTo(inOneGo.balance());
    }

    @Test
    void variance_with_equal_weights_is_the_sample_variance() {
        var moments = new WeightedMoments();
        for (double value : new double[] {2, 4, 9}) {
            moments.add(value, 3);
        }

        // Mean 5, squares 9 + 1 + 16 = 26, over two.
        assertThat(moments.variance()).isCloseTo(13, within(1e-12));
        assertThat(moments.deviation()).isCloseTo(Math.sqrt(13), within(1e-12));
    }

    @Test
    void a_column_that_is_constant_among_the_treated_is_balanced_only_if_the_means_are_equal() {
        var apart = new CovariateSums(TwoArmDistribution.exact());
        apart.addTreated(1, 1);
        apart.addControl(0, 1);
        var alike = new CovariateSums(TwoArmDistribution.exact());
        alike.addTreated(1, 1);
        alike.addControl(1, 1);

        assertThat(apart.balance().smd()).isInfinite();
        assertThat(alike.balance().smd()).isZero();
    }

    @Test
    void bins_give_a_distance_that_is_too_small_by_no_more_than_the_bin_error() {
        var random = new Random(5);
        var exact = TwoArmDistribution.exact();
        var binned = TwoArmDistribution.binned(0.05);
        for (int i = 0; i < 2000; i++) {
            double treated = random.nextGaussian();
            double control = random.nextGaussian() + 0.3;
            exact.addTreated(treated, 1);
            exact.addControl(control, 2);
            binned.addTreated(treated, 1);
            binned.addControl(control, 2);
        }

        assertThat(binned.distance()).isLessThanOrEqualTo(exact.distance());
        assertThat(binned.distance() + binned.binError()).isGreaterThanOrEqualTo(exact.distance());
        assertThat(binned.binError()).isBetween(0.001, 0.05);
        assertThat(exact.binError()).isZero();
    }

    @Test
    void sorted_rows_give_the_same_distance_as_the_distributions() {
        var distributions = TwoArmDistribution.exact();
        var sorted = new SortedDistance(3, 4);
        double[] treated = {1, 2, 2};
        double[] control = {2, 2, 3, 4};
        sorted.addTreated(1, 1);
        for (double value : treated) {
            distributions.addTreated(value, 1);
        }
        for (double value : control) {
            distributions.addControl(value, 1);
        }
        sorted.addControl(2, 1);
        sorted.addTreated(2, 1);
        sorted.addControl(2, 1);
        sorted.addTreated(2, 1);
        sorted.addControl(3, 1);
        sorted.addControl(4, 1);

        // After 2: all treated, half of the controls.
        assertThat(sorted.distance()).isEqualTo(distributions.distance()).isEqualTo(0.5);
        assertThatThrownBy(() -> sorted.addControl(1, 1)).hasMessage("Rows are not in ascending order");
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
        assertThatThrownBy(() -> new WeightedMoments().add(1, -1)).hasMessageContaining("weight");
        assertThatThrownBy(() -> new Overlap(2).addControl(1.1)).hasMessageContaining("score");
        assertThatThrownBy(() -> new PreferenceScore(0)).hasMessageContaining("Prevalence is 0.0");
        assertThatThrownBy(() -> TwoArmDistribution.binned(0)).hasMessageContaining("Bin width");
    }

    private static void add(CovariateSums sums, double[] row) {
        if (row[2] == 1) {
            sums.addTreated(row[0], row[1]);
        } else {
            sums.addControl(row[0], row[1]);
        }
    }
}
