package org.socialrx.stats.count;

import java.util.List;
import java.util.function.UnaryOperator;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.Maximum;
import org.socialrx.stats.algebra.NewtonRaphson;
import org.socialrx.stats.algebra.NewtonRaphson.WhenSeparated;

/**
 * Poisson regression with log link and exposure, driven by passes over rows that may be anywhere.
 *
 * @param names k column names, an intercept among them where one is wanted
 */
public record PoissonRegression(List<String> names) {
    public PoissonRegression {
        names = List.copyOf(names);
    }

    /**
     * Runs to the maximum; a pass takes empty sums, adds every row and gives them back.
     *
     * @throws org.socialrx.stats.SeparationException naming columns under which every count is 0
     * @throws TooFewRowsException with fewer rows than coefficients
     */
    public PoissonFit fit(UnaryOperator<PoissonSums> pass) {
        var newton = new NewtonRaphson<PoissonSums>(names, WhenSeparated.REFUSE);
        Maximum<PoissonSums> maximum = newton.maximise(PoissonSums.start(names.size()), PoissonSums::new, pass);
        PoissonSums sums = maximum.sums();
        int rank = maximum.information().rank();
        if (sums.rows() < Math.max(1, rank)) {
            throw new TooFewRowsException("rows", sums.rows(), Math.max(1, rank));
        }
        return new PoissonFit(
                names,
                maximum.coefficients(),
                maximum.information().inverseRoot(),
                maximum.information().aliased(names),
                sums.rows(),
                rank,
                sums.logLikelihood(),
                sums.deviance(),
                sums.pearson() / (sums.rows() - rank),
                maximum.passes());
    }
}
