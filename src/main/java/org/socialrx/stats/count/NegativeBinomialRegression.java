package org.socialrx.stats.count;

import java.util.List;
import java.util.function.UnaryOperator;
import org.socialrx.stats.ConvergenceException;
import org.socialrx.stats.NoOverdispersionException;
import org.socialrx.stats.algebra.OrderedCholesky;

/**
 * Negative binomial regression (NB2) by maximum likelihood over coefficients and theta together.
 *
 * <p>Newton's method on (b, log theta) from the Poisson fit, steps halved until the likelihood rises; where the
 * likelihood is not concave in log theta, theta moves uphill by a factor of e.
 *
 * @param names k column names, an intercept among them where one is wanted
 */
public record NegativeBinomialRegression(List<String> names) {
    private static final double TOLERANCE = 1e-8;
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double LARGEST_THETA = 1e8;

    public NegativeBinomialRegression {
        names = List.copyOf(names);
    }

    /**
     * Runs to the maximum; a pass takes empty sums, adds every row and gives them back.
     *
     * @param poisson the Poisson fit of the same rows
     * @throws NoOverdispersionException when theta runs to infinity
     * @throws ConvergenceException when the coefficients do not come to rest
     */
    public NegativeBinomialFit fit(PoissonFit poisson, UnaryOperator<NegativeBinomialSums> pass) {
        double[] start = poisson.coefficients().clone();
        for (int j = 0; j < start.length; j++) {
            start[j] = Double.isNaN(start[j]) ? 0 : start[j];
        }
        NegativeBinomialSums sums = pass.apply(new NegativeBinomialSums(start, 1));
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Step step = step(sums);
            if (step.isAtRest(sums.coefficients())) {
                return finished(poisson, sums, step);
            }
            sums = move(sums, step, pass);
            if (sums.theta() > LARGEST_THETA) {
                throw new NoOverdispersionException(sums.theta());
            }
        }
        throw new ConvergenceException(MOST_STEPS, step(sums).largest(sums.coefficients()));
    }

    private static NegativeBinomialSums move(
            NegativeBinomialSums from, Step step, UnaryOperator<NegativeBinomialSums> pass) {
        double least = from.logLikelihood() - 1e-10 * (Math.abs(from.logLikelihood()) + 1);
        double length = 1;
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
            NegativeBinomialSums to = pass.apply(step.from(from, length));
            if (to.logLikelihood() >= least && to.logLikelihood() < Double.POSITIVE_INFINITY) {
                return to;
            }
            length /= 2;
        }
        throw new ConvergenceException(MOST_HALVINGS, step.largest(from.coefficients()));
    }

    /**
     * A Newton step by blocks: with u = A⁻¹c the step of log theta is (g - c'a)/(d - c'u), that of b is a - u times it.
     */
    private static Step step(NegativeBinomialSums sums) {
        OrderedCholesky block = OrderedCholesky.of(sums.observed());
        double theta = sums.theta();
        double[] alone = block.solve(sums.score());
        double[] across = block.solve(sums.mixed());
        double score = theta * sums.thetaScore();
        double curvature = theta * theta * sums.thetaInformation() - score;
        double[] mixed = sums.mixed().values();
        // The mixed derivative enters the information with a minus sign, and a factor theta from the logarithm.
        for (int j = 0; j < mixed.length; j++) {
            curvature -= theta * mixed[j] * theta * across[j];
        }
        double gradient = score;
        for (int j = 0; j < mixed.length; j++) {
            gradient += theta * mixed[j] * alone[j];
        }
        double logTheta = curvature > 0 ? gradient / curvature : Math.signum(gradient);
        logTheta = Math.max(-2, Math.min(2, logTheta));
        for (int j = 0; j < alone.length; j++) {
            alone[j] += theta * across[j] * logTheta;
        }
        return new Step(alone, logTheta);
    }

    private NegativeBinomialFit finished(PoissonFit poisson, NegativeBinomialSums sums, Step step) {
        NegativeBinomialSums last = step.from(sums, 1);
        double[] coefficients = last.coefficients();
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] = Double.isNaN(poisson.coefficients()[j]) ? Double.NaN : coefficients[j];
        }
        OrderedCholesky expected = OrderedCholesky.of(sums.expected());
        return new NegativeBinomialFit(
                names,
                coefficients,
                expected.inverseRoot(),
                poisson.aliased(),
                last.theta(),
                1 / Math.sqrt(sums.thetaInformation()),
                sums.rows(),
                expected.rank(),
                sums.logLikelihood());
    }

    private record Step(double[] coefficients, double logTheta) {
        private NegativeBinomialSums from(NegativeBinomialSums start, double length) {
            double[] to = start.coefficients();
            for (int j = 0; j < to.length; j++) {
                to[j] += length * coefficients[j];
            }
            return new NegativeBinomialSums(to, start.theta() * Math.exp(length * logTheta));
        }

        private double largest(double[] start) {
            double largest = Math.abs(logTheta);
            for (int j = 0; j < start.length; j++) {
                double size = Math.max(Math.abs(start[j]), 1e-10);
                largest = Math.max(largest, Math.abs(coefficients[j]) / size);
            }
            return largest;
        }

        private boolean isAtRest(double[] start) {
            return largest(start) <= TOLERANCE;
        }
    }
}
