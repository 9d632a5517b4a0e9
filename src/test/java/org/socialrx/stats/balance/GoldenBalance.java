package org.socialrx.stats.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.stats.Passes;
import org.socialrx.stats.matching.GoldenMatching;

/** Balance of a golden model before and after weighting, by the names of {@code expected.csv}. */
public final class GoldenBalance {
    private GoldenBalance() {}

    public static Map<String, CovariateBalance> of(GoldenMatching model, double[] weights) {
        var columns = model.balanceColumns();
        double[] treated = model.treated();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            double[] row = new double[2 + columns.size()];
            row[0] = treated[i];
            row[1] = weights[i];
            int j = 2;
            for (double[] column : columns.values()) {
                row[j++] = column[i];
            }
            rows.add(row);
        }
        Map<String, CovariateBalance> balance = new HashMap<>();
        var all = rows.stream().map(GoldenBalance::unweighted).toList();
        var found = BalancePasses.of(columns.size(), Passes.over(all), Passes.over(rows))
                .iterator();
        for (String name : columns.keySet()) {
            var both = found.next();
            balance.put("before " + name, both.before());
            balance.put("after " + name, both.after());
        }
        return balance;
    }

    static double[] unweighted(double[] row) {
        double[] plain = row.clone();
        plain[1] = 1;
        return plain;
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
}
