package org.socialrx.stats.logistic;

import java.util.List;
import java.util.function.UnaryOperator;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.Maximum;
import org.socialrx.stats.algebra.NewtonRaphson;
import org.socialrx.stats.algebra.NewtonRaphson.WhenSeparated;

/**
 * Maximum likelihood logistic regression, driven by passes over rows that may be anywhere.
 *
 * <p>A pass takes empty sums, adds every row and gives them back: a loop in a test, an aggregation with the empty sums
 * as zero on a cluster.
 *
 * @param names k column names, an intercept among them where one is wanted
 * @param whenSeparated what to do when a column predicts the outcome without error
 */
public record LogisticRegression(List<String> names, WhenSeparated whenSeparated) {
    public LogisticRegression {
        names = List.copyOf(names);
    }

    /** A regression that refuses separation. */
    public LogisticRegression(List<String> names) {
        this(names, WhenSeparated.REFUSE);
    }

    /**
     * Runs to the maximum.
     *
     * @throws org.socialrx.stats.SeparationException naming the columns, if separation is refused
     * @throws TooFewRowsException with fewer rows than coefficients
     */
    public LogisticFit fit(UnaryOperator<LogisticSums> pass) {
        var newton = new NewtonRaphson<LogisticSums>(names, whenSeparated);
        Maximum<LogisticSums> maximum =
                newton.maximise(new LogisticSums(new double[names.size()]), LogisticSums::new, pass);
        long rows = maximum.sums().rows();
        if (rows < Math.max(1, maximum.information().rank())) {
            throw new TooFewRowsException(
                    "rows", rows, Math.max(1, maximum.information().rank()));
        }
        return new LogisticFit(
                names,
                maximum.coefficients(),
                maximum.information().inverseRoot(),
                maximum.information().aliased(names),
                rows,
                maximum.information().rank(),
                maximum.sums().logLikelihood(),
                maximum.passes());
    }
}
