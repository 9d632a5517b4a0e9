package org.socialrx.stats.etwfe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.LikelihoodSums;

/**
 * Likelihood, score and information at given coefficients, summed by cohort over the vectors (period, covariates).
 * Accumulator.
 *
 * <p>Score = sum of x (y - mu), information = sum of mu x x', x centred within units where these have levels of their
 * own. The first pass with cohort levels stands at mu = y + 0.1, as in R's {@code glm}.
 */
final class EtwfeSums implements Passes.Sums<CountUnit, EtwfeSums>, LikelihoodSums {
    private static final long serialVersionUID = 1;

    private final EtwfeDesign design;
    private final double[] coefficients;
    private final boolean isStart;
    private final UnitMeans means;
    private final Map<Integer, Integer> cohorts = new HashMap<>();
    private final CrossProduct[] information;
    private final CompensatedSums[] score;
    private final CompensatedSums[] fitted;
    private final CompensatedSums[] exposures;
    private final CompensatedSums likelihood = new CompensatedSums(1);
    private final Absorbed absorbed;
    private final long[][] rows;
    private long units;

    EtwfeSums(EtwfeDesign design, Absorbed absorbed, double[] coefficients) {
        this(design, absorbed, coefficients, false);
    }

    private EtwfeSums(EtwfeDesign design, Absorbed absorbed, double[] coefficients, boolean isStart) {
        this.design = design;
        this.absorbed = absorbed;
        this.isStart = isStart;
        this.coefficients =
                Arrays.stream(coefficients).map(b -> Double.isNaN(b) ? 0 : b).toArray();
        this.means = new UnitMeans(design, absorbed, this.coefficients);
        int count = design.cohorts().size();
        information = new CrossProduct[count];
        score = new CompensatedSums[count];
        fitted = new CompensatedSums[count];
        exposures = new CompensatedSums[count];
        rows = new long[count][design.periods().size()];
        for (int c = 0; c < count; c++) {
            cohorts.put(design.cohorts().get(c), c);
            information[c] = new CrossProduct(design.width());
            score[c] = new CompensatedSums(design.width());
            fitted[c] = new CompensatedSums(design.periods().size());
            exposures[c] = new CompensatedSums(design.periods().size());
        }
    }

    /** Empty sums for the first pass. */
    static EtwfeSums start(EtwfeDesign design, Absorbed absorbed) {
        return new EtwfeSums(design, absorbed, new double[design.names().size()], absorbed == Absorbed.COHORT);
    }

    @Override
    public void add(CountUnit unit) {
        Integer cohort = cohorts.get(unit.cohort());
        if (cohort == null || !means.read(unit, cohort)) {
            return;
        }
        units++;
        likelihood.add(0, means.likelihood(unit));
        for (int t = 0; t < unit.rows().length; t++) {
            if (means.isSeen(t)) {
                rows[cohort][t] += unit.rows()[t];
                addRow(cohort, t, unit.counts()[t], unit.exposures()[t]);
            }
        }
    }

    private void addRow(int cohort, int t, double y, double exposure) {
        double mu = isStart ? y + 0.1 : means.mean(t);
        double pull = isStart ? mu * Math.log(mu / exposure) + (y - mu) : y - mu;
        fitted[cohort].add(t, mu);
        exposures[cohort].add(t, exposure);
        information[cohort].add(means.vector(t), mu);
        score[cohort].addScaled(means.vector(t), pull);
    }

    @Override
    public void merge(EtwfeSums other) {
        units += other.units;
        likelihood.merge(other.likelihood);
        for (int c = 0; c < information.length; c++) {
            information[c].merge(other.information[c]);
            score[c].merge(other.score[c]);
            fitted[c].merge(other.fitted[c]);
            exposures[c].merge(other.exposures[c]);
            for (int t = 0; t < rows[c].length; t++) {
                rows[c][t] += other.rows[c][t];
            }
        }
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public double logLikelihood() {
        return isStart ? Double.NEGATIVE_INFINITY : likelihood.value(0);
    }

    @Override
    public CompensatedSums score() {
        var wide = new CompensatedSums(design.names().size());
        for (int c = 0; c < score.length; c++) {
            wide.addSpread(score[c], design.columns(c));
        }
        return wide;
    }

    @Override
    public CrossProduct information() {
        var wide = new CrossProduct(design.names().size());
        for (int c = 0; c < information.length; c++) {
            wide.addSpread(information[c], design.columns(c));
        }
        return wide;
    }

    Absorbed absorbed() {
        return absorbed;
    }

    /** Rows that count. */
    long rows() {
        return Arrays.stream(rows).flatMapToLong(Arrays::stream).sum();
    }

    /** Units that count. */
    long units() {
        return units;
    }

    /** Rows behind an effect. */
    long rows(EtwfeDesign.Effect effect) {
        return rows[effect.cohort()][effect.period()];
    }

    /** Exposure of the rows of an effect whose units count. */
    double exposure(EtwfeDesign.Effect effect) {
        return exposures[effect.cohort()].value(effect.period());
    }

    /** Expected events in the rows of an effect. */
    double fitted(EtwfeDesign.Effect effect) {
        return fitted[effect.cohort()].value(effect.period());
    }

    /**
     * How the expected events in the rows of an effect change with the coefficients, unit levels following: sum of mu
     * x.
     */
    double[] gradient(EtwfeDesign.Effect effect) {
        double[] gradient = new double[design.names().size()];
        int[][] columns = design.columns(effect.cohort());
        for (int f = 0; f < columns.length; f++) {
            double slope = information[effect.cohort()].value(effect.period(), f);
            for (int column : columns[f]) {
                gradient[column] += slope;
            }
        }
        return gradient;
    }
}
