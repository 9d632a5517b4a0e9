package org.socialrx.stats.instrument;

import java.util.Arrays;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.inference.Estimate;

/**
 * How a score changed within people who have it before and after.
 *
 * <p>Differences are rounded to six decimals for ranks and thresholds, because scores are published with two.
 */
public final class PairedChange {
    private static final double DECIMALS = 1e6;

    private final double[] before;
    private final double[] after;
    private final double[] change;

    /**
     * Takes the scores.
     *
     * @param before score before of n people
     * @param after score after of the same people
     * @throws TooFewRowsException for less than two people
     */
    public PairedChange(double[] before, double[] after) {
        if (before.length < 2) {
            throw new TooFewRowsException("pairs of scores", before.length, 2);
        }
        this.before = before.clone();
        this.after = after.clone();
        this.change = new double[before.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = after[i] - before[i];
        }
    }

    /** People with both scores. */
    public int people() {
        return change.length;
    }

    /** Mean score before. */
    public double meanBefore() {
        return mean(before);
    }

    /** Mean score after. */
    public double meanAfter() {
        return mean(after);
    }

    /** Standard deviation before. */
    public double deviationBefore() {
        return Math.sqrt(covariance(before, before));
    }

    /** Standard deviation after. */
    public double deviationAfter() {
        return Math.sqrt(covariance(after, after));
    }

    /** Standard deviation of the change. */
    public double deviationOfChange() {
        return Math.sqrt(covariance(change, change));
    }

    /** Correlation of both scores. */
    public double correlation() {
        return covariance(before, after) / (deviationBefore() * deviationAfter());
    }

    /** Mean change with the paired t test. */
    public Estimate meanChange(double level) {
        double stdError = deviationOfChange() / Math.sqrt(people());
        return Estimate.student(mean(change), stdError, people() - 1, level);
    }

    /** Mean change over the standard deviation before. */
    public double effectAgainstBaseline() {
        return mean(change) / deviationBefore();
    }

    /** Mean change over the root mean square of both standard deviations. */
    public double effectAgainstAverage() {
        double variance = (covariance(before, before) + covariance(after, after)) / 2;
        return mean(change) / Math.sqrt(variance);
    }

    /** Standardised response mean: mean change over the standard deviation of the change. */
    public double responseMean() {
        return mean(change) / deviationOfChange();
    }

    /** Share of people who improved by a threshold or more. */
    public double shareImproved(double threshold) {
        return Arrays.stream(rounded()).filter(d -> d >= threshold).count() / (double) people();
    }

    /** Share of people who worsened by a threshold or more. */
    public double shareWorsened(double threshold) {
        return Arrays.stream(rounded()).filter(d -> d <= -threshold).count() / (double) people();
    }

    /** Wilcoxon's signed-rank test of the changes. */
    public SignedRankTest signedRank() {
        return SignedRankTest.of(rounded());
    }

    private double[] rounded() {
        return Arrays.stream(change)
                .map(d -> Math.rint(d * DECIMALS) / DECIMALS)
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double covariance(double[] one, double[] other) {
        double meanOne = mean(one);
        double meanOther = mean(other);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - meanOne) * (other[i] - meanOther);
        }
        return sum / (one.length - 1);
    }
}
