package org.socialrx.stats.balance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.socialrx.stats.matching.GoldenMatching;

/** Balance of a golden model before and after weighting, by the names of {@code expected.csv}. */
public final class GoldenBalance {
    private GoldenBalance() {}

    public static Map<String, CovariateBalance> of(GoldenMatching model, double[] weights) {
        double[] treated = model.treated();
        Map<String, CovariateBalance> balance = new HashMap<>();
        model.balanceColumns().forEach((name, values) -> {
            var before = sums(values, treated, ones(values.length));
            balance.put("before " + name, before.balance());
            balance.put("after " + name, sums(values, treated, weights).balance(before.treatedDeviation()));
        });
        return balance;
    }

    public static double field(CovariateBalance balance, String name) {
        return switch (name) {
            case "mean_treated" -> balance.meanTreated();
            case "mean_control" -> balance.meanControl();
            case "smd" -> balance.smd();
            case "variance_ratio" -> balance.varianceRatio();
            case "ks" -> balance.ks();
            default -> throw new IllegalStateException("Unknown column " + name);
        };
    }

    private static CovariateSums sums(double[] values, double[] treated, double[] weights) {
        var sums = new CovariateSums(TwoArmDistribution.exact());
        for (int i = 0; i < values.length; i++) {
            if (treated[i] == 1) {
                sums.addTreated(values[i], weights[i]);
            } else {
                sums.addControl(values[i], weights[i]);
            }
        }
        return sums;
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
