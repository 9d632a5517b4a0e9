package org.socialrx.stats.count;

import java.util.List;
import java.util.function.UnaryOperator;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.Maximum;
import org.socialrx.stats.algebra.NewtonRaphson;
import org.socialrx.stats.algebra.NewtonRaphson.WhenSeparated;

/**
 * Poisson regression with unit effects taken out, driven by passes over units that may be anywhere.
 *
 * <p>Dummies of further effects, such as periods, are columns and go first: of aliased columns the later has no
 * coefficient.
 *
 * @param names k column names; no intercept, which the unit effects contain
 */
public record UnitPoissonRegression(List<String> names) {
    public UnitPoissonRegression {
        names = List.copyOf(names);
    }

    /**
     * Runs to the maximum; a pass takes empty sums, adds every unit and gives them back.
     *
     * @throws org.socialrx.stats.SeparationException naming columns whose coefficients run to infinity
     * @throws TooFewRowsException when no unit has both events and two rows
     */
    public UnitPoissonFit fit(UnaryOperator<UnitPoissonSums> pass) {
        var newton = new NewtonRaphson<UnitPoissonSums>(names, WhenSeparated.REFUSE);
        Maximum<UnitPoissonSums> maximum =
                newton.maximise(new UnitPoissonSums(new double[names.size()]), UnitPoissonSums::new, pass);
        UnitPoissonSums sums = maximum.sums();
        int rank = maximum.information().rank();
        if (sums.rows() <= sums.units() || rank == 0) {
            throw new TooFewRowsException("rows beyond one a unit", sums.rows() - sums.units(), 1);
        }
        return new UnitPoissonFit(
                names,
                maximum.coefficients(),
                maximum.information().inverseRoot(),
                maximum.information().aliased(names),
                sums,
                rank,
                maximum.passes());
    }
}
