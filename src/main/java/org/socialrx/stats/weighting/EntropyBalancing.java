package org.socialrx.stats.weighting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.socialrx.stats.ConvergenceException;
import org.socialrx.stats.algebra.Maximum;
import org.socialrx.stats.algebra.NewtonRaphson;

/**
 * Weights for controls that give them exactly the means of the treated, as near to equal as can be: exp(constant + sum
 * lambda_j x_j), summing to the number of treated.
 *
 * <p>Source: Hainmueller, Political Analysis 2012;20:25. Newton's method on the dual, one pass over the rows a step;
 * the constant is one more coefficient, which makes it the tilting criterion of Graham, Pinto and Egel.
 */
public final class EntropyBalancing implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double TOLERANCE = 1e-7;

    private final double constant;
    private final double[] lambda;

    private EntropyBalancing(double constant, double[] lambda) {
        this.constant = constant;
        this.lambda = lambda;
    }

    /**
     * Finds the weights.
     *
     * @param moments names of the k moments
     * @param centre k numbers near the moments' means, for numerical sake
     * @param scale k positive numbers near the moments' standard deviations
     * @param pass fills empty sums from all rows
     * @throws NoBalanceException if no weights balance the moments
     */
    public static EntropyBalancing solve(
            List<String> moments, double[] centre, double[] scale, UnaryOperator<EntropySums> pass) {
        List<String> names = new ArrayList<>(List.of("intercept"));
        names.addAll(moments);
        Maximum<EntropySums> maximum = maximise(names, centre, scale, pass);
        double constant = maximum.coefficients()[0];
        double[] lambda = new double[moments.size()];
        for (int j = 0; j < lambda.length; j++) {
            double coefficient = maximum.coefficients()[j + 1];
            lambda[j] = Double.isNaN(coefficient) ? 0 : coefficient / scale[j];
            constant -= lambda[j] * centre[j];
        }
        return new EntropyBalancing(constant, lambda);
    }

    /**
     * Runs to the maximum; moments that lie beyond every control are refused after the first pass already, and when no
     * maximum is found the last pass says what was left.
     */
    private static Maximum<EntropySums> maximise(
            List<String> names, double[] centre, double[] scale, UnaryOperator<EntropySums> pass) {
        List<EntropySums> last = new ArrayList<>();
        try {
            var maximum = new NewtonRaphson<EntropySums>(names, NewtonRaphson.WhenSeparated.STOP)
                    .maximise(
                            new EntropySums(new double[names.size()], centre, scale),
                            at -> new EntropySums(at, centre, scale),
                            empty -> {
                                EntropySums sums = pass.apply(empty);
                                if (last.isEmpty()) {
                                    refuse(names, sums, j -> sums.beyondControls(j) > 0);
                                }
                                last.clear();
                                last.add(sums);
                                return sums;
                            });
            refuseImbalance(names, maximum.sums());
            return maximum;
        } catch (ConvergenceException e) {
            refuseImbalance(names, last.get(0));
            throw e;
        }
    }

    private static void refuseImbalance(List<String> names, EntropySums sums) {
        refuse(names, sums, j -> !(Math.abs(sums.imbalance(j)) <= TOLERANCE));
    }

    private static void refuse(List<String> names, EntropySums sums, IntPredicate isApart) {
        List<NoBalanceException.Gap> apart = new ArrayList<>();
        for (int j = 1; j < names.size(); j++) {
            if (isApart.test(j)) {
                apart.add(new NoBalanceException.Gap(names.get(j), sums.beyondControls(j), sums.imbalance(j)));
            }
        }
        if (!apart.isEmpty()) {
            throw new NoBalanceException(apart);
        }
    }

    /** Coefficients of the raw moments; 0 for one that the earlier ones determine. */
    public double[] lambda() {
        return lambda.clone();
    }

    /** Weight of a control row with its k moments; a treated row weighs 1. */
    public double ofControl(double[] moments) {
        double sum = constant;
        for (int j = 0; j < lambda.length; j++) {
            sum += lambda[j] * moments[j];
        }
        return Math.exp(sum);
    }
}
