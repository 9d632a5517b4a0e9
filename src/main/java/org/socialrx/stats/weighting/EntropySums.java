package org.socialrx.stats.weighting;

import java.io.Serializable;
import java.util.Arrays;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.LikelihoodSums;

/**
 * What one pass over the rows tells of entropy-balancing weights at given coefficients. Accumulator.
 *
 * <p>With c = (1, (x - centre)/scale) the controls weigh exp(g'c), and the criterion is sum over the treated of g'c
 * less sum over the controls of exp(g'c): its score is the difference of the arms' weighted totals.
 */
public final class EntropySums implements LikelihoodSums, Serializable {
    private static final long serialVersionUID = 1;

    private final double[] coefficients;
    private final double[] centre;
    private final double[] scale;
    private final CompensatedSums criterion = new CompensatedSums(1);
    private final CompensatedSums score;
    private final CompensatedSums treatedTotals;
    private final CrossProduct information;
    private final double[] lowest;
    private final double[] highest;
    private long treated;

    EntropySums(double[] coefficients, double[] centre, double[] scale) {
        this.coefficients = coefficients;
        this.centre = centre;
        this.scale = scale;
        this.score = new CompensatedSums(coefficients.length);
        this.treatedTotals = new CompensatedSums(coefficients.length);
        this.information = new CrossProduct(coefficients.length);
        this.lowest = new double[coefficients.length];
        this.highest = new double[coefficients.length];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    }

    /** Adds a treated row with its k moments. */
    public void addTreated(double[] moments) {
        double[] row = row(moments);
        criterion.add(0, predictor(row));
        score.addScaled(row, 1);
        treatedTotals.addScaled(row, 1);
        treated++;
    }

    /** Adds a control row with its k moments. */
    public void addControl(double[] moments) {
        double[] row = row(moments);
        double weight = Math.exp(predictor(row));
        criterion.add(0, -weight);
        score.addScaled(row, -weight);
        information.add(row, weight);
        for (int j = 0; j < row.length; j++) {
            lowest[j] = Math.min(lowest[j], row[j]);
            highest[j] = Math.max(highest[j], row[j]);
        }
    }

    /** Adds the rows of another part. */
    public EntropySums merge(EntropySums other) {
        criterion.merge(other.criterion);
        score.merge(other.score);
        treatedTotals.merge(other.treatedTotals);
        information.merge(other.information);
        for (int j = 0; j < lowest.length; j++) {
            lowest[j] = Math.min(lowest[j], other.lowest[j]);
            highest[j] = Math.max(highest[j], other.highest[j]);
        }
        treated += other.treated;
        return this;
    }

    /** How far a weighted mean of the controls lies from that of the treated, in units of the scale; 0 the constant. */
    double imbalance(int column) {
        return score.value(column) / treated;
    }

    /** By how much the treated mean lies beyond every control, in units of the scale; 0 if it does not. */
    double beyondControls(int column) {
        double mean = treatedTotals.value(column) / treated;
        return Math.max(0, Math.max(lowest[column] - mean, mean - highest[column]));
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public double logLikelihood() {
        return criterion.value(0);
    }

    @Override
    public CompensatedSums score() {
        return score;
    }

    @Override
    public CrossProduct information() {
        return information;
    }

    private double[] row(double[] moments) {
        double[] row = new double[coefficients.length];
        row[0] = 1;
        for (int j = 1; j < row.length; j++) {
            row[j] = (moments[j - 1] - centre[j - 1]) / scale[j - 1];
        }
        return row;
    }

    private double predictor(double[] row) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += coefficients[j] * row[j];
        }
        return sum;
    }
}
