package org.socialrx.stats.etwfe;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Fitted means of one unit at given coefficients, and its rows as vectors (period, covariates), centred where units
 * have levels of their own. Mutable, so that a pass needs one object only.
 *
 * <p>Cohort levels: mu = e exp(x'b). Unit levels: mu_t = (sum of y) s_t, with s_t = e_t exp(x_t'b) over its sum, and
 * the rows are centred at sum of s_t x_t; covariates are taken from the first row, so that one that does not change is
 * met exactly. Source: Hausman, Hall and Griliches (1984), Econometrica 52.
 */
final class UnitMeans implements Serializable {
    private static final long serialVersionUID = 1;

    private final EtwfeDesign design;
    private final Absorbed absorbed;
    private final double[][] levels;
    private final double[] slopes;
    private final double[] predictors;
    private final double[] means;
    private final double[][] vectors;
    private final boolean[] seen;
    private double logScale;
    private double total;

    UnitMeans(EtwfeDesign design, Absorbed absorbed, double[] coefficients) {
        this.design = design;
        this.absorbed = absorbed;
        int periods = design.periods().size();
        levels = new double[design.cohorts().size()][periods];
        for (int c = 0; c < levels.length; c++) {
            for (int t = 0; t < periods; t++) {
                for (int column : design.columns(c)[t]) {
                    levels[c][t] += coefficients[column];
                }
            }
        }
        slopes = new double[design.covariates()];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = coefficients[design.names().size() - slopes.length + j];
        }
        predictors = new double[periods];
        means = new double[periods];
        vectors = new double[periods][design.width()];
        seen = new boolean[periods];
    }

    /** Reads a unit of a cohort; false if it tells nothing. */
    boolean read(CountUnit unit, int cohort) {
        int first = -1;
        total = 0;
        for (int t = 0; t < seen.length; t++) {
            seen[t] = design.isUsed(t) && unit.rows()[t] > 0;
            if (seen[t]) {
                first = first < 0 ? t : first;
                total += unit.counts()[t];
                describe(unit, cohort, t, absorbed == Absorbed.UNIT ? first : -1);
            }
        }
        if (first < 0 || (absorbed == Absorbed.UNIT && total == 0)) {
            return false;
        }
        if (absorbed == Absorbed.UNIT) {
            share(unit);
        } else {
            for (int t = 0; t < seen.length; t++) {
                means[t] = seen[t] ? unit.exposures()[t] * Math.exp(predictors[t]) : 0;
            }
        }
        return true;
    }

    private void describe(CountUnit unit, int cohort, int t, int from) {
        int periods = seen.length;
        double[] vector = vectors[t];
        Arrays.fill(vector, 0);
        vector[t] = 1;
        predictors[t] = levels[cohort][t];
        for (int j = 0; j < slopes.length; j++) {
            double value = unit.covariates()[t][j] - (from < 0 ? 0 : unit.covariates()[from][j]);
            vector[periods + j] = value;
            predictors[t] += slopes[j] * value;
        }
    }

    private void share(CountUnit unit) {
        double most = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < seen.length; t++) {
            most = seen[t] ? Math.max(most, predictors[t]) : most;
        }
        double sum = 0;
        for (int t = 0; t < seen.length; t++) {
            means[t] = seen[t] ? unit.exposures()[t] * Math.exp(predictors[t] - most) : 0;
            sum += means[t];
        }
        logScale = most + Math.log(sum);
        double[] centre = new double[design.width()];
        for (int t = 0; t < seen.length; t++) {
            means[t] /= sum;
            for (int f = 0; seen[t] && f < centre.length; f++) {
                centre[f] += means[t] * vectors[t][f];
            }
        }
        for (int t = 0; t < seen.length; t++) {
            means[t] *= total;
            for (int f = 0; seen[t] && f < centre.length; f++) {
                vectors[t][f] -= centre[f];
            }
        }
    }

    /** Whether a period counts. */
    boolean isSeen(int t) {
        return seen[t];
    }

    /** Expected events. */
    double mean(int t) {
        return means[t];
    }

    /** The row of a period; overwritten by the next unit. */
    double[] vector(int t) {
        return vectors[t];
    }

    /** Events of the unit in the rows that count. */
    double total() {
        return total;
    }

    /** What the log-likelihood owes to the coefficients. */
    double likelihood(CountUnit unit) {
        double sum = 0;
        for (int t = 0; t < seen.length; t++) {
            if (seen[t]) {
                double y = unit.counts()[t];
                sum += absorbed == Absorbed.UNIT ? y * (predictors[t] - logScale) : y * predictors[t] - means[t];
            }
        }
        return absorbed == Absorbed.UNIT ? sum + Likelihoods.saturated(total) : sum;
    }
}
