package org.socialrx.stats.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.socialrx.stats.ConvergenceException;
import org.socialrx.stats.SeparationException;

/**
 * Maximises a concave log-likelihood by Newton's method with step halving, one pass over the rows a step.
 *
 * <p>Converged when every coefficient moves by at most 1e-8 of its size (or 1e-10 of its standard error, for
 * coefficients that are zero). A coefficient whose steps do not shrink while the likelihood stands still runs to
 * infinity: {@link WhenSeparated} says what then.
 *
 * @param names the k columns
 * @param whenSeparated what to do with coefficients that run to infinity
 * @param <S> the kind of sums
 */
public record NewtonRaphson<S extends LikelihoodSums>(List<String> names, WhenSeparated whenSeparated) {
    private static final double TOLERANCE = 1e-8;
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 60;

    /** What to do when coefficients run to infinity. */
    public enum WhenSeparated {
        /** Throw a {@link SeparationException} that names them. */
        REFUSE,
        /** Stop once the log-likelihood moves by less than 1e-8 of its size, as R's {@code glm} does. */
        STOP
    }

    public NewtonRaphson {
        names = List.copyOf(names);
    }

    /**
     * Runs to the maximum.
     *
     * @param start empty sums for the first pass
     * @param empty makes empty sums at given coefficients
     * @param pass fills empty sums from all rows
     * @throws SeparationException if coefficients run to infinity and that is to be refused
     * @throws ConvergenceException if the coefficients do not come to rest
     */
    public Maximum<S> maximise(S start, Function<double[], S> empty, UnaryOperator<S> pass) {
        S sums = pass.apply(start);
        OrderedCholesky first = OrderedCholesky.of(sums.information());
        OrderedCholesky information = first;
        double[] step = information.solve(sums.score());
        Runaways runaways = new Runaways(names.size());
        int passes = 1;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (isAtRest(sums.coefficients(), step, information)) {
                return new Maximum<>(finished(plus(sums.coefficients(), step, 1), first), sums, information, passes);
            }
            Move<S> move = move(sums, step, empty, pass);
            passes += move.passes();
            boolean isFlat = isFlat(sums.logLikelihood(), move.to().logLikelihood());
            runaways.see(step, move.to().coefficients(), information);
            sums = move.to();
            information = OrderedCholesky.of(sums.information());
            step = information.solve(sums.score());
            if (isFlat && runaways.any()) {
                if (whenSeparated == WhenSeparated.REFUSE) {
                    throw new SeparationException(runaways.named(names));
                }
                return new Maximum<>(finished(sums.coefficients(), first), sums, information, passes);
            }
        }
        throw new ConvergenceException(MOST_STEPS, worst(sums.coefficients(), step));
    }

    private Move<S> move(S from, double[] step, Function<double[], S> empty, UnaryOperator<S> pass) {
        double least = from.logLikelihood() - 1e-9 * (Math.abs(from.logLikelihood()) + 1);
        double length = 1;
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
            S to = pass.apply(empty.apply(plus(from.coefficients(), step, length)));
            double reached = to.logLikelihood();
            if (reached > Double.NEGATIVE_INFINITY && reached < Double.POSITIVE_INFINITY && !(reached < least)) {
                return new Move<>(to, halvings + 1);
            }
            length /= 2;
        }
        throw new ConvergenceException(MOST_HALVINGS, worst(from.coefficients(), step));
    }

    private static boolean isAtRest(double[] from, double[] step, OrderedCholesky information) {
        double[][] root = information.inverseRoot();
        for (int j = 0; j < step.length; j++) {
            double standardError = standardError(root[j]);
            double still = Math.max(TOLERANCE * Math.abs(from[j] + step[j]), 1e-10 * standardError);
            if (!(Math.abs(step[j]) <= still)) {
                return false;
            }
        }
        return true;
    }

    private static double standardError(double[] rootRow) {
        return Math.sqrt(Arrays.stream(rootRow).map(v -> v * v).sum());
    }

    private static boolean isFlat(double before, double after) {
        return Math.abs(after - before) / (Math.abs(after) + 0.1) < 1e-8;
    }

    private static double worst(double[] from, double[] step) {
        double worst = 0;
        for (int j = 0; j < step.length; j++) {
            worst = Math.max(worst, Math.abs(step[j]) / Math.max(Math.abs(from[j]), Double.MIN_NORMAL));
        }
        return worst;
    }

    private static double[] plus(double[] from, double[] step, double length) {
        double[] to = from.clone();
        for (int j = 0; j < to.length; j++) {
            to[j] += length * step[j];
        }
        return to;
    }

    private static double[] finished(double[] coefficients, OrderedCholesky first) {
        double[] all = coefficients.clone();
        for (int j = 0; j < all.length; j++) {
            if (!first.isKept(j)) {
                all[j] = Double.NaN;
            }
        }
        return all;
    }

    private record Move<S>(S to, int passes) {}

    /**
     * Counts for each column how many steps in a row did not shrink; steps of rounding, as about an estimate of exactly
     * 0, are none.
     */
    private static final class Runaways {
        private static final int SUSPICIOUS = 4;
        private static final double ROUNDING = 1e-9;

        private final int[] runs;
        private double[] last;

        private Runaways(int columns) {
            this.runs = new int[columns];
            this.last = new double[columns];
        }

        private void see(double[] step, double[] coefficients, OrderedCholesky information) {
            double[][] root = information.inverseRoot();
            for (int j = 0; j < runs.length; j++) {
                boolean isMoving = Math.abs(step[j])
                        > Math.max(1e-4 * Math.abs(coefficients[j]), ROUNDING * standardError(root[j]));
                boolean isSteady = Math.abs(step[j]) > 0.5 * Math.abs(last[j]);
                runs[j] = isMoving && isSteady ? runs[j] + 1 : 0;
            }
            last = step;
        }

        private boolean any() {
            return Arrays.stream(runs).anyMatch(r -> r >= SUSPICIOUS);
        }

        private List<String> named(List<String> names) {
            List<String> named = new ArrayList<>();
            for (int j = 0; j < runs.length; j++) {
                if (runs[j] >= SUSPICIOUS) {
                    named.add(names.get(j));
                }
            }
            return named;
        }
    }
}
