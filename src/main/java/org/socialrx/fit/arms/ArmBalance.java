package org.socialrx.fit.arms;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.regression.Terms;
import org.socialrx.fit.result.Answer;
import org.socialrx.fit.result.Answer.BalanceRow;
import org.socialrx.stats.Passes;
import org.socialrx.stats.balance.BalancePasses;
import org.socialrx.stats.balance.CovariateBalance;

/** The rows of balance.csv. */
final class ArmBalance {
    private ArmBalance() {}

    /** What a balance reads of a row: treatment, weight, columns. */
    static List<Input> inputs(Input treatment, Input weight, Terms columns) {
        List<Input> inputs = new ArrayList<>(List.of(treatment, weight));
        inputs.addAll(columns.inputs());
        return inputs;
    }

    /** Adds the balance of columns before and after adjustment. */
    static void addTo(Answer answer, Terms columns, Passes<double[]> before, Passes<double[]> after) {
        if (columns.size() == 0) {
            return;
        }
        var balance = BalancePasses.of(columns.size(), before, after);
        for (var i = 0; i < columns.size(); i++) {
            answer.balance(row("before", columns.names().get(i), balance.get(i).before()));
        }
        for (var i = 0; i < columns.size(); i++) {
            answer.balance(row("after", columns.names().get(i), balance.get(i).after()));
        }
    }

    private static BalanceRow row(String sample, String covariate, CovariateBalance balance) {
        return new BalanceRow(
                sample,
                covariate,
                available(balance.meanTreated()),
                available(balance.meanControl()),
                available(balance.smd()),
                available(balance.varianceRatio()),
                available(balance.ks()));
    }

    private static double available(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
