package org.socialrx.stats.balance;

import java.io.Serializable;
import org.socialrx.stats.sum.ExactSum;

/**
 * How far the arms overlap in a score between 0 and 1: a histogram for each arm, means, and the share in equipoise.
 *
 * <p>Accumulator. Meant for the {@link PreferenceScore}; a propensity works as well. A score of exactly 1 falls into
 * the last bin. Equipoise is a score between 0.3 and 0.7, both included. Source: Walker and others, Comparative
 * Effectiveness Research 2013;3:11.
 */
public final class Overlap implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double LOW = 0.3;
    private static final double HIGH = 0.7;

    private final long[] treatedCounts;
    private final long[] controlCounts;
    private final ExactSum treatedSum = new ExactSum();
    private final ExactSum controlSum = new ExactSum();
    private long inEquipoise;

    /**
     * Starts without rows.
     *
     * @param bins how many bins of equal width; at least 1
     */
    public Overlap(int bins) {
        treatedCounts = new long[bins];
        controlCounts = new long[bins];
    }

    /** Adds a treated row. */
    public void addTreated(double score) {
        add(score, treatedCounts, treatedSum);
    }

    /** Adds a control row. */
    public void addControl(double score) {
        add(score, controlCounts, controlSum);
    }

    /** Adds the rows of another overlap with as many bins, which stays as it is. */
    public void merge(Overlap other) {
        if (other.treatedCounts.length != treatedCounts.length) {
            throw new IllegalArgumentException(
                    "Histograms have %d and %d bins".formatted(treatedCounts.length, other.treatedCounts.length));
        }
        for (int bin = 0; bin < treatedCounts.length; bin++) {
            treatedCounts[bin] += other.treatedCounts[bin];
            controlCounts[bin] += other.controlCounts[bin];
        }
        treatedSum.merge(other.treatedSum);
        controlSum.merge(other.controlSum);
        inEquipoise += other.inEquipoise;
    }

    /** Rows of the treated arm in each bin. */
    public long[] treatedCounts() {
        return treatedCounts.clone();
    }

    /** Rows of the control arm in each bin. */
    public long[] controlCounts() {
        return controlCounts.clone();
    }

    /** Mean score of the treated. */
    public double meanTreated() {
        return treatedSum.value() / total(treatedCounts);
    }

    /** Mean score of the controls. */
    public double meanControl() {
        return controlSum.value() / total(controlCounts);
    }

    /** Share of all rows in equipoise. */
    public double equipoise() {
        return (double) inEquipoise / (total(treatedCounts) + total(controlCounts));
    }

    /**
     * Overlapping coefficient of the histograms: sum over bins of the smaller share; 1 if the arms are alike, 0 if
     * apart.
     */
    public double coefficient() {
        double common = 0;
        for (int bin = 0; bin < treatedCounts.length; bin++) {
            double treatedShare = (double) treatedCounts[bin] / total(treatedCounts);
            double controlShare = (double) controlCounts[bin] / total(controlCounts);
            common += Math.min(treatedShare, controlShare);
        }
        return common;
    }

    private void add(double score, long[] counts, ExactSum sum) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A score is not between 0 and 1");
        }
        counts[Math.min((int) (score * counts.length), counts.length - 1)]++;
        sum.add(score);
        if (score >= LOW && score <= HIGH) {
            inEquipoise++;
        }
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
