package org.socialrx.stats.did;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.OrderedCholesky;

/**
 * One comparison of treated and controls between two periods: its models, its effect and the influence of every row.
 *
 * <p>The effect is sum_k s_k sum(w_k v_k)/sum(w_k) over the {@link Term}s of the method. The influence of a row, as it
 * adds up to the effect's error (so that the variance is the sum of its squares), is
 *
 * <pre>
 * sum_k s_k w_k (v_k - mean_k) / sum w_k
 * + sum_m (y - x'b_m) x' (X_m'X_m)^-1 sum_k s_k multiplier_km sum(w_k x) / sum w_k
 * + (D - p) x' I^-1 sum_k s_k sum(w_k (v_k - mean_k) x) / sum w_k          (k over the controls' terms)
 * </pre>
 *
 * <p>the second and third line being the models' own errors. With tilting and weighted regression both vanish. Source:
 * Sant'Anna and Zhao, Journal of Econometrics 2020;219:101, theorem A.1. Progress: {@link #next} gives the sums of the
 * next pass, {@link #accept} takes them filled, until there is no next.
 */
final class Comparison implements Serializable {
    private static final long serialVersionUID = 1;

    private final DidMethod method;
    private final List<Term> terms;
    private final int columns;
    private final Propensity propensity;
    private final int[][] multipliersByTerm;
    private final double[][] outcomeCoefficients;
    private final double[][][] outcomeInverses;
    private final double[] means;
    private final double[] divisors;
    private final double[][] outcomeGradients;
    private double[] propensityGradient;
    private final List<Redundant> redundant = new ArrayList<>();
    private boolean isOutcomeDone;
    private boolean isDone;
    private double effect = Double.NaN;
    private CellFault fault = CellFault.NONE;

    private Comparison(DidMethod method, List<Term> terms, Propensity propensity, int columns) {
        this.method = method;
        this.terms = terms;
        this.multipliersByTerm = terms.stream()
                .map(term -> term.multipliers().stream().mapToInt(m -> m).toArray())
                .toArray(int[][]::new);
        this.columns = columns;
        this.propensity = propensity;
        int models = OutcomeModel.ALL.size();
        outcomeCoefficients = new double[models][columns];
        outcomeInverses = new double[models][][];
        outcomeGradients = new double[models][columns];
        propensityGradient = new double[columns];
        means = new double[terms.size()];
        divisors = new double[terms.size()];
    }

    /**
     * Compares changes of units, with k covariates counting the constant.
     *
     * @param propensity the model of being treated; comparisons of the same units on the same covariates share it
     */
    static Comparison ofChanges(DidMethod method, Propensity propensity, int columns) {
        DidMethod simplest = simplest(method, columns);
        return new Comparison(simplest, Term.ofChanges(simplest), propensity, columns);
    }

    /** Compares repeated cross-sections, with k covariates counting the constant. */
    static Comparison ofCrossSections(DidMethod method, Propensity propensity, int columns) {
        DidMethod simplest = simplest(method, columns);
        return new Comparison(simplest, Term.ofCrossSections(simplest), propensity, columns);
    }

    /** A comparison that is not made. */
    static Comparison without(Comparison comparison, CellFault.Kind reason) {
        comparison.isDone = true;
        comparison.fault = CellFault.of(reason);
        return comparison;
    }

    /** Without covariates all methods are a difference of mean differences, which regression finds in two passes. */
    private static DidMethod simplest(DidMethod method, int columns) {
        return columns == 1 ? DidMethod.REGRESSION : method;
    }

    /** Empty sums for the next pass; empty when all is known. */
    Optional<CellSums> next() {
        if (isDone || (method.needsPropensity() && propensity.hasFailed())) {
            return Optional.empty();
        }
        if (isAwaitingPropensity()) {
            return Optional.of(propensity.sums());
        }
        return Optional.of(
                method.needsOutcomeModel() && !isOutcomeDone
                        ? new OutcomeSums(this, columns)
                        : new TermSums(this, terms.size(), columns));
    }

    /** Whether the next pass is one for the propensity model. */
    boolean isAwaitingPropensity() {
        return method.needsPropensity() && !propensity.isDone();
    }

    /** The propensity model, which other comparisons may share. */
    Propensity propensity() {
        return propensity;
    }

    /** Takes the filled sums of a pass. */
    void accept(CellSums sums) {
        if (sums instanceof PropensitySums filled) {
            propensity.accept(filled);
        } else if (sums instanceof OutcomeSums filled) {
            fitOutcomes(filled);
            isOutcomeDone = true;
        } else {
            finish((TermSums) sums);
            isDone = true;
        }
    }

    /** The effect on the treated; not a number before the last pass or if an arm has no row. */
    double effect() {
        return effect;
    }

    /** Whether the effect could be estimated. */
    boolean isEstimated() {
        return Double.isFinite(effect);
    }

    /** Why there is no effect. */
    CellFault fault() {
        return method.needsPropensity() && propensity.hasFailed() ? CellFault.of(CellFault.Kind.NO_CONVERGENCE) : fault;
    }

    /** What a row adds to the error of the effect. */
    double influence(Observation row) {
        double influence = 0;
        for (int k = 0; k < terms.size(); k++) {
            Term term = terms.get(k);
            double weight = weight(k, row);
            double centre = term.isOverTreated() ? (row.isTreated() ? 1 : 0) : weight;
            influence += term.sign() * (weight * value(k, row) - centre * means[k]) / divisors[k];
        }
        for (OutcomeModel model : OutcomeModel.ALL) {
            if (method != DidMethod.DOUBLY_ROBUST_IMPROVED && model.holds(row)) {
                double residual = row.outcome() - row.dot(outcomeCoefficients[model.index()]);
                influence += residual * row.dot(outcomeGradients[model.index()]);
            }
        }
        return method.needsPropensity() && method != DidMethod.DOUBLY_ROBUST_IMPROVED
                ? influence + row.residual(propensity) * row.dot(propensityGradient)
                : influence;
    }

    /** Weight of a row in a term. */
    double weight(int k, Observation row) {
        if (!terms.get(k).holds(row)) {
            return 0;
        }
        return row.isTreated() ? 1 : row.odds(propensity);
    }

    /** Value of a row in a term. */
    double value(int k, Observation row) {
        Term term = terms.get(k);
        double value = term.hasOutcome() ? row.outcome() : 0;
        int[] multipliers = multipliersByTerm[k];
        for (int m = 0; m < multipliers.length; m++) {
            if (multipliers[m] != 0) {
                value += multipliers[m] * row.dot(outcomeCoefficients[m]);
            }
        }
        return value;
    }

    /** Weight of a row in the outcome regressions. */
    double outcomeWeight(Observation row) {
        return method == DidMethod.DOUBLY_ROBUST_IMPROVED && !row.isTreated() ? row.odds(propensity) : 1;
    }

    private void fitOutcomes(OutcomeSums sums) {
        for (OutcomeModel model : OutcomeModel.ALL) {
            Optional<CrossProduct> product = sums.product(model);
            if (product.isPresent()) {
                var cholesky = OrderedCholesky.of(product.orElseThrow(), columns);
                for (int j = 0; j < columns; j++) {
                    if (!cholesky.isKept(j)) {
                        redundant.add(new Redundant(model, j, cholesky.solve(product.orElseThrow(), j)));
                    }
                }
                outcomeCoefficients[model.index()] = cholesky.solve(product.orElseThrow(), columns);
                outcomeInverses[model.index()] = cholesky.inverse();
            }
        }
    }

    private void finish(TermSums sums) {
        fault = findFault(sums);
        effect = fault.kind() == CellFault.Kind.NONE ? 0 : Double.NaN;
        double[] propensityMoments = new double[columns];
        double[][] outcomeMoments = new double[outcomeCoefficients.length][columns];
        for (int k = 0; k < terms.size(); k++) {
            Term term = terms.get(k);
            divisors[k] = term.isOverTreated() ? sums.treated() : sums.weight(k);
            means[k] = sums.value(k) / divisors[k];
            effect += term.sign() * means[k];
            double factor = term.sign() / divisors[k];
            if (term.arm() == Term.Arm.CONTROL) {
                addScaled(propensityMoments, sums.deviations(k, term.isOverTreated() ? 0 : means[k]), factor);
            }
            for (int m = 0; m < outcomeMoments.length; m++) {
                addScaled(
                        outcomeMoments[m],
                        sums.covariates(k),
                        factor * term.multipliers().get(m));
            }
        }
        if (method.needsPropensity()) {
            propensityGradient = times(propensity.inverse(), propensityMoments);
        }
        for (int m = 0; m < outcomeMoments.length; m++) {
            if (outcomeInverses[m] != null) {
                outcomeGradients[m] = times(outcomeInverses[m], outcomeMoments[m]);
            }
        }
    }

    private CellFault findFault(TermSums sums) {
        if (sums.treated() == 0 || sums.controls() == 0) {
            return CellFault.of(sums.treated() == 0 ? CellFault.Kind.NO_TREATED : CellFault.Kind.NO_CONTROL);
        }
        if (sums.controls() < columns) {
            return CellFault.of(CellFault.Kind.FEW_CONTROLS);
        }
        if (method.needsPropensity() && propensity.isSeparated()) {
            return CellFault.of(CellFault.Kind.NO_OVERLAP);
        }
        for (int k = 0; k < terms.size(); k++) {
            if (!(sums.weight(k) > 0)) {
                boolean isOfTreated = terms.get(k).arm() == Term.Arm.TREATED;
                return CellFault.of(isOfTreated ? CellFault.Kind.NO_TREATED : CellFault.Kind.NO_OVERLAP);
            }
            for (int m = 0; m < outcomeInverses.length; m++) {
                if (terms.get(k).multipliers().get(m) != 0 && outcomeInverses[m] == null) {
                    return CellFault.of(CellFault.Kind.NO_CONTROL);
                }
            }
        }
        return new CellFault(CellFault.Kind.NONE, undetermined(sums)).orAliased();
    }

    /**
     * Columns that earlier ones determine where a model was fitted but not where it is used: predictions would depend
     * on which of them was left out.
     */
    private List<Integer> undetermined(TermSums sums) {
        List<Integer> undetermined = new ArrayList<>();
        for (Redundant column : redundant) {
            for (int k = 0; k < terms.size(); k++) {
                boolean isUsed = terms.get(k).multipliers().get(column.model().index()) != 0;
                if (isUsed && column.gap(sums.covariates(k)) && !undetermined.contains(column.column())) {
                    undetermined.add(column.column());
                }
            }
        }
        return undetermined;
    }

    private static void addScaled(double[] to, double[] from, double factor) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * from[j];
        }
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }
}
