package org.socialrx.stats.logistic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.NewtonRaphson;
import org.socialrx.stats.algebra.NewtonRaphson.WhenSeparated;

/**
 * Maximum likelihood logistic regression with a normal effect for every unit (a random intercept), driven by passes
 * over units that may be anywhere.
 *
 * <p>Newton's method in coefficients and deviation together ({@link MixedLogisticSums}). The errors are those of the
 * inverse of the whole information, so that not knowing the deviation is part of them.
 *
 * @param names k column names, the intercept among them
 */
public record MixedLogisticRegression(List<String> names) {
    private static final double FIRST_DEVIATION = 0.5;
    private static final int FEWEST_UNITS = 3;

    public MixedLogisticRegression {
        names = List.copyOf(names);
    }

    /**
     * Runs to the maximum; a pass takes empty sums, adds every unit and gives them back.
     *
     * @throws org.socialrx.stats.SeparationException naming columns whose coefficients run to infinity
     * @throws TooFewRowsException for less than three units, or without both outcomes
     */
    public MixedLogisticFit fit(UnaryOperator<MixedLogisticSums> pass) {
        var start = new double[names.size() + 1];
        start[names.size()] = FIRST_DEVIATION;
        var all = new ArrayList<>(names);
        all.add("deviation of the units");
        var newton = new NewtonRaphson<MixedLogisticSums>(all, WhenSeparated.REFUSE);
        var maximum = newton.maximise(
                new MixedLogisticSums(start), MixedLogisticSums::new, sums -> withBothOutcomes(pass.apply(sums)));
        var sums = maximum.sums();
        return new MixedLogisticFit(
                names,
                first(maximum.coefficients()),
                first(maximum.information().inverse()),
                Math.abs(maximum.coefficients()[names.size()]),
                sums.rows(),
                sums.units(),
                sums.logLikelihood());
    }

    private static MixedLogisticSums withBothOutcomes(MixedLogisticSums sums) {
        if (sums.units() < FEWEST_UNITS || sums.events() == 0 || sums.events() == sums.rows()) {
            throw new TooFewRowsException("units with both outcomes", Math.min(2, sums.units()), FEWEST_UNITS);
        }
        return sums;
    }

    private double[] first(double[] values) {
        var first = new double[names.size()];
        System.arraycopy(values, 0, first, 0, first.length);
        return first;
    }

    private double[][] first(double[][] values) {
        var first = new double[names.size()][];
        for (int row = 0; row < first.length; row++) {
            first[row] = first(values[row]);
        }
        return first;
    }
}
