package org.socialrx.fit.arms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.regression.Terms;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.weighting.EntropyBalancing;
import org.socialrx.stats.weighting.EntropySums;
import org.socialrx.stats.weighting.MomentScale;

/**
 * Weights of controls with the moments of the treated.
 *
 * @param moments columns whose means must agree
 * @param balancing the weights
 */
record EntropyWeights(Terms moments, EntropyBalancing balancing) {
    static EntropyWeights of(ArmRows rows, Terms moments) {
        int k = moments.size();
        var scale = rows.pass(moments.inputs()).sum(new MomentScale(k), MomentScale::add, MomentScale::merge);
        List<Input> inputs = new ArrayList<>(moments.inputs());
        inputs.add(rows.treatment());
        var pass = rows.pass(inputs);
        var balancing = EntropyBalancing.solve(
                moments.names(),
                scale.means(),
                scale.deviations(),
                empty -> pass.sum(
                        empty,
                        (sums, row) -> {
                            if (row[k] == 1) {
                                sums.addTreated(Arrays.copyOf(row, k));
                            } else {
                                sums.addControl(Arrays.copyOf(row, k));
                            }
                        },
                        EntropySums::merge));
        return new EntropyWeights(moments, balancing);
    }

    /** Adds the coefficients of the moments. */
    void addTo(Answer answer) {
        double[] lambda = balancing.lambda();
        for (var j = 0; j < lambda.length; j++) {
            answer.summary("lambda " + moments.names().get(j), lambda[j]);
        }
    }

    /** The weight of a row. */
    Input weight(Input treatment) {
        List<Input> from = new ArrayList<>(moments.inputs());
        from.add(treatment);
        var weights = balancing;
        int k = moments.size();
        return Input.computed(from, row -> row[k] == 1 ? 1 : weights.ofControl(Arrays.copyOf(row, k)));
    }
}
