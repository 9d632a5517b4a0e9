package org.socialrx.stats.instrument;

import java.util.function.LongPredicate;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.OrderedCholesky;
import org.socialrx.stats.inference.Estimate;

/** How a score changed within people who have it before and after. */
public final class PairedChange {
    private static final int BEFORE = 1;
    private static final int AFTER = 2;
    private static final int CHANGE = 3;

    private final PairedSums sums;
    private final OrderedCholesky constant;

    /**
     * Takes the sums.
     *
     * @throws TooFewRowsException for less than two people
     */
    public PairedChange(PairedSums sums) {
        if (sums.people() < 2) {
            throw new TooFewRowsException("pairs of scores", sums.people(), 2);
        }
        this.sums = sums;
        this.constant = OrderedCholesky.of(sums.products(), 1);
    }

    /** People with both scores. */
    public long people() {
        return sums.people();
    }

    /** Mean score before. */
    public double meanBefore() {
        return mean(BEFORE);
    }

    /** Mean score after. */
    public double meanAfter() {
        return mean(AFTER);
    }

    /** Standard deviation before. */
    public double deviationBefore() {
        return Math.sqrt(variance(BEFORE));
    }

    /** Standard deviation after. */
    public double deviationAfter() {
        return Math.sqrt(variance(AFTER));
    }

    /** Standard deviation of the change. */
    public double deviationOfChange() {
        return Math.sqrt(variance(CHANGE));
    }

    /** Correlation of both scores; not a number if one of them does not vary. */
    public double correlation() {
        double covariance = (variance(BEFORE) + variance(AFTER) - variance(CHANGE)) / 2;
        return covariance / (deviationBefore() * deviationAfter());
    }

    /** Mean change with the paired t test. */
    public Estimate meanChange(double level) {
        double people = people();
        double stdError = deviationOfChange() / Math.sqrt(people);
        return Estimate.student(mean(CHANGE), stdError, people - 1, level);
    }

    /** Mean change over the standard deviation before. */
    public double effectAgainstBaseline() {
        return mean(CHANGE) / deviationBefore();
    }

    /** Mean change over the root mean square of both standard deviations. */
    public double effectAgainstAverage() {
        return mean(CHANGE) / Math.sqrt((variance(BEFORE) + variance(AFTER)) / 2);
    }

    /** Standardised response mean: mean change over the standard deviation of the change. */
    public double responseMean() {
        return mean(CHANGE) / deviationOfChange();
    }

    /** Share of people who improved by a threshold or more. */
    public double shareImproved(double threshold) {
        long least = PairedSums.millionths(threshold);
        return share(change -> change >= least);
    }

    /** Share of people who worsened by a threshold or more. */
    public double shareWorsened(double threshold) {
        long most = -PairedSums.millionths(threshold);
        return share(change -> change <= most);
    }

    /** Wilcoxon's signed-rank test of the changes. */
    public SignedRankTest signedRank() {
        return SignedRankTest.of(sums.changes());
    }

    private double share(LongPredicate isMeant) {
        long count = sums.changes().entrySet().stream()
                .filter(entry -> isMeant.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue())
                .sum();
        return count / (double) people();
    }

    private double mean(int column) {
        return constant.solve(sums.products(), column)[0];
    }

    private double variance(int column) {
        return constant.residual(sums.products(), column) / (people() - 1.0);
    }
}
