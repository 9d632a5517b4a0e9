package org.socialrx.stats.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Passes;

class BalancePassesTest {
    private int passes;

    @Test
    void distances_are_exact_however_the_values_lie() {
        // Normal, very skew with one huge value, few values, two clusters a rounding error wide, and 0/1.
        var rows = rows(20_000);

        var balance = BalancePasses.of(5, counted(Passes.over(all(rows))), counted(Passes.over(rows)));

        for (int j = 0; j < 5; j++) {
            assertThat(balance.get(j).before().ks()).isCloseTo(distance(rows, j, false), within(1e-12));
            assertThat(balance.get(j).after().ks()).isCloseTo(distance(rows, j, true), within(1e-12));
        }
        assertThat(passes).isLessThan(20);
    }

    @Test
    void parts_in_any_order_give_the_same_bits() {
        var rows = rows(3_000);
        var whole = BalancePasses.of(5, Passes.over(all(rows)), Passes.over(rows));
        Collections.shuffle(rows, new Random(4));

        assertThat(BalancePasses.of(5, inParts(all(rows), 7), inParts(rows, 5))).isEqualTo(whole);
    }

    @Test
    void moments_of_columns_far_from_zero_keep_their_digits() {
        // Years 2015 + 1e-6 t; treated 0, 2, 4 and controls 0, 1, 2, 3 millionths: variances 4e-12 and 5/3 e-12.
        List<double[]> rows = new ArrayList<>();
        for (double t : new double[] {0, 2, 4}) {
            rows.add(new double[] {1, 1, 2015 + 1e-6 * t});
        }
        for (double t : new double[] {0, 1, 2, 3}) {
            rows.add(new double[] {0, 1, 2015 + 1e-6 * t});
        }

        var before = BalancePasses.of(1, Passes.over(all(rows)), Passes.over(rows))
                .get(0)
                .before();

        assertThat(before.varianceRatio()).isCloseTo(2.4, within(1e-5));
        assertThat(before.smd()).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void an_arm_without_weight_after_adjustment_has_no_distance() {
        var rows = List.of(
                new double[] {1, 0, 3.5}, new double[] {0, 1, 4}, new double[] {0, 1, 2}, new double[] {1, 0, 1.5});

        var balance =
                BalancePasses.of(1, Passes.over(all(rows)), Passes.over(rows)).get(0);

        assertThat(balance.after().ks()).isNaN();
        assertThat(balance.before().ks()).isEqualTo(0.5);
    }

    private static List<double[]> all(List<double[]> rows) {
        return rows.stream().map(GoldenBalance::unweighted).toList();
    }

    private static List<double[]> rows(int count) {
        var random = new Random(9);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double arm = random.nextInt(4) == 0 ? 1 : 0;
            double normal = random.nextGaussian() + 0.05 * arm;
            rows.add(new double[] {
                arm,
                random.nextInt(3) == 0 ? 0 : random.nextDouble(),
                normal,
                i == 77 ? 1e300 : Math.exp(10 * normal),
                random.nextInt(90) + arm,
                1 + (random.nextInt(2) + random.nextInt(50) * 0x1p-48),
                random.nextInt(2)
            });
        }
        return rows;
    }

    private Passes<double[]> counted(Passes<double[]> rows) {
        return new Passes<>() {
            @Override
            public <S extends Sums<double[], S>> S run(S empty) {
                passes++;
                return rows.run(empty);
            }
        };
    }

    private static Passes<double[]> inParts(List<double[]> rows, int parts) {
        return new Passes<>() {
            @Override
            public <S extends Sums<double[], S>> S run(S empty) {
                S all = SerializationUtils.clone(empty);
                for (int part = 0; part < parts; part++) {
                    S sums = SerializationUtils.clone(empty);
                    for (int i = part; i < rows.size(); i += parts) {
                        sums.add(rows.get(i));
                    }
                    all.merge(sums);
                }
                return all;
            }
        };
    }

    /** The definition: the greatest difference of the distribution functions at any value. */
    private static double distance(List<double[]> rows, int column, boolean isWeighted) {
        var sorted = new ArrayList<>(rows);
        sorted.sort((a, b) -> Double.compare(a[2 + column], b[2 + column]));
        double[] total = new double[2];
        sorted.forEach(row -> total[(int) row[0]] += isWeighted ? row[1] : 1);
        double[] below = new double[2];
        double widest = 0;
        for (int i = 0; i < sorted.size(); i++) {
            double[] row = sorted.get(i);
            below[(int) row[0]] += isWeighted ? row[1] : 1;
            if (i + 1 == sorted.size() || sorted.get(i + 1)[2 + column] != row[2 + column]) {
                widest = Math.max(widest, Math.abs(below[1] / total[1] - below[0] / total[0]));
            }
        }
        return widest;
    }
}
