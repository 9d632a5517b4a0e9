package org.socialrx.stats.logistic;

import java.util.List;
import java.util.function.UnaryOperator;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.Maximum;
import org.socialrx.stats.algebra.NewtonRaphson;
import org.socialrx.stats.algebra.NewtonRaphson.WhenSeparated;

/**
 * Maximum likelihood logistic regression with an effect for every unit, driven by passes over units that may be
 * anywhere.
 *
 * @param names k column names; no intercept, which the unit effects contain
 */
public record UnitLogisticRegression(List<String> names) {
    public UnitLogisticRegression {
        names = List.copyOf(names);
    }

    /**
     * Runs to the maximum; a pass takes empty sums, adds every unit and gives them back.
     *
     * @return the fit, whose log odds are those of the columns without the unit's effect
     * @throws org.socialrx.stats.SeparationException naming columns whose coefficients run to infinity
     * @throws TooFewRowsException when no unit has both outcomes
     */
    public LogisticFit fit(UnaryOperator<UnitLogisticSums> pass) {
        var newton = new NewtonRaphson<UnitLogisticSums>(names, WhenSeparated.REFUSE);
        Maximum<UnitLogisticSums> maximum =
                newton.maximise(new UnitLogisticSums(new double[names.size()]), UnitLogisticSums::new, pass);
        UnitLogisticSums sums = maximum.sums();
        int parameters = maximum.information().rank() + Math.toIntExact(sums.units());
        if (sums.units() == 0 || sums.rows() < parameters) {
            throw new TooFewRowsException("rows", sums.rows(), Math.max(2, parameters));
        }
        return new LogisticFit(
                names,
                maximum.coefficients(),
                maximum.information().inverseRoot(),
                maximum.information().aliased(names),
                sums.rows(),
                parameters,
                sums.logLikelihood(),
                maximum.passes());
    }
}
