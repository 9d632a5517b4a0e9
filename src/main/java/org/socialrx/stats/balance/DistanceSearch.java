package org.socialrx.stats.balance;

import java.util.ArrayList;
import java.util.List;

/**
 * The Kolmogorov-Smirnov distance max |F1(x) - F0(x)| of two weighted distributions by passes over the rows, exact and
 * in constant memory.
 *
 * <p>A pass counts the arms' weights in bins between the lowest and the highest value. At the ends of bins the distance
 * is known; inside a bin it can be at most the difference at its start plus the weight of one arm in it, so that only
 * bins where this exceeds what was found are looked at again, in smaller bins, until each holds a single value. Ages
 * and counts need one pass, measurements of millions of people two to four.
 *
 * <p>Changed by {@link #narrow}; {@link #sums} are the empty sums of the next pass.
 */
public final class DistanceSearch {
    private static final int BINS = 4096;
    private static final int FEWEST = 8;
    private static final double SAME = 1e-13;

    private List<Stretch> open;
    private double treatedTotal;
    private double controlTotal;
    private boolean isFirst = true;
    private double widest;

    /**
     * A stretch of values that may hold the widest distance.
     *
     * @param low lowest value in it
     * @param high highest value in it
     * @param treatedBelow weight of the treated below it
     * @param controlBelow weight of the controls below it
     */
    record Stretch(double low, double high, double treatedBelow, double controlBelow) {}

    /**
     * Starts.
     *
     * @param lowest the lowest value of all rows
     * @param highest the highest value of all rows
     */
    public DistanceSearch(double lowest, double highest) {
        open = List.of(new Stretch(lowest, highest, 0, 0));
    }

    /** Whether no further pass is needed. */
    public boolean isDone() {
        return open.isEmpty();
    }

    /** Empty sums for the next pass. */
    public StretchSums sums() {
        int bins = open.size() == 1 ? BINS : Math.max(FEWEST, BINS / open.size());
        return new StretchSums(open, bins);
    }

    /** Takes the sums of a pass over all rows. */
    public void narrow(StretchSums sums) {
        if (isFirst) {
            treatedTotal = sums.treatedTotal();
            controlTotal = sums.controlTotal();
            isFirst = false;
        }
        if (!(treatedTotal > 0 && controlTotal > 0)) {
            widest = Double.NaN;
            open = List.of();
            return;
        }
        List<Stretch> bins = new ArrayList<>();
        List<Double> most = new ArrayList<>();
        for (int s = 0; s < open.size(); s++) {
            narrow(sums, s, bins, most);
        }
        List<Stretch> left = new ArrayList<>();
        for (int i = 0; i < bins.size(); i++) {
            if (most.get(i) > widest + SAME) {
                left.add(bins.get(i));
            }
        }
        open = left;
    }

    /** Walks through the bins of one stretch; keeps those that hold several values with the most they can reach. */
    private void narrow(StretchSums sums, int stretch, List<Stretch> bins, List<Double> most) {
        double treated = open.get(stretch).treatedBelow();
        double control = open.get(stretch).controlBelow();
        for (int bin = sums.first(stretch); bin < sums.first(stretch + 1); bin++) {
            double before = difference(treated, control);
            if (sums.low(bin) < sums.high(bin)) {
                double up = before + sums.treated(bin) / treatedTotal;
                double down = before - sums.control(bin) / controlTotal;
                bins.add(new Stretch(sums.low(bin), sums.high(bin), treated, control));
                most.add(Math.max(Math.abs(up), Math.abs(down)));
            }
            treated += sums.treated(bin);
            control += sums.control(bin);
            widest = Math.max(widest, Math.abs(difference(treated, control)));
        }
    }

    private double difference(double treated, double control) {
        return treated / treatedTotal - control / controlTotal;
    }

    /** The distance, once the search is done; not a number if an arm has no weight. */
    public double distance() {
        return widest;
    }
}
