package org.socialrx.stats.balance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.socialrx.stats.algebra.CompensatedSums;

/**
 * Weights of both arms in bins of some stretches of values, with the lowest and highest value of every bin.
 * Accumulator; values outside the stretches do not count.
 */
public final class StretchSums implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double FAR_APART = 1024;

    private final double[] lows;
    private final double[] highs;
    private final int bins;
    private final CompensatedSums treated;
    private final CompensatedSums control;
    private final double[] lowest;
    private final double[] highest;

    StretchSums(List<DistanceSearch.Stretch> stretches, int bins) {
        this.lows = stretches.stream().mapToDouble(DistanceSearch.Stretch::low).toArray();
        this.highs =
                stretches.stream().mapToDouble(DistanceSearch.Stretch::high).toArray();
        this.bins = bins;
        this.treated = new CompensatedSums(bins * lows.length);
        this.control = new CompensatedSums(bins * lows.length);
        this.lowest = new double[bins * lows.length];
        this.highest = new double[bins * lows.length];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    }

    /** Adds a row of the treated arm. */
    public void addTreated(double value, double rowWeight) {
        int bin = bin(value);
        if (bin >= 0) {
            see(bin, value);
            treated.add(bin, rowWeight);
        }
    }

    /** Adds a row of the control arm. */
    public void addControl(double value, double rowWeight) {
        int bin = bin(value);
        if (bin >= 0) {
            see(bin, value);
            control.add(bin, rowWeight);
        }
    }

    /** Adds the rows of other sums over the same stretches, which stay as they are. */
    public void merge(StretchSums other) {
        treated.merge(other.treated);
        control.merge(other.control);
        for (int bin = 0; bin < lowest.length; bin++) {
            lowest[bin] = Math.min(lowest[bin], other.lowest[bin]);
            highest[bin] = Math.max(highest[bin], other.highest[bin]);
        }
    }

    /** First bin of a stretch; its bins end where those of the next begin. */
    int first(int stretch) {
        return stretch * bins;
    }

    double treated(int bin) {
        return treated.value(bin);
    }

    double control(int bin) {
        return control.value(bin);
    }

    double low(int bin) {
        return lowest[bin];
    }

    double high(int bin) {
        return highest[bin];
    }

    double treatedTotal() {
        return total(treated);
    }

    double controlTotal() {
        return total(control);
    }

    private static double total(CompensatedSums sums) {
        var total = new CompensatedSums(1);
        for (int bin = 0; bin < sums.length(); bin++) {
            total.add(0, sums.value(bin));
        }
        return total.value(0);
    }

    private void see(int bin, double value) {
        lowest[bin] = Math.min(lowest[bin], value);
        highest[bin] = Math.max(highest[bin], value);
    }

    /** The bin of a value, which never falls when the value rises; -1 outside all stretches. */
    private int bin(double value) {
        int found = lows.length == 1 ? 0 : Arrays.binarySearch(lows, value);
        int stretch = found >= 0 ? found : -found - 2;
        if (stretch < 0 || value < lows[stretch] || value > highs[stretch]) {
            return -1;
        }
        int within = (int) (share(lows[stretch], highs[stretch], value) * bins);
        return stretch * bins + Math.min(within, bins - 1);
    }

    /** How far a value stands between two others, 0 to 1: by its size, or by its logarithm where they lie far apart. */
    private static double share(double low, double high, double value) {
        if (low > 0 && high / low > FAR_APART) {
            // The bits of positive doubles ascend with them, nearly as their logarithms do.
            double from = Double.doubleToRawLongBits(low);
            return (Double.doubleToRawLongBits(value) - from) / (Double.doubleToRawLongBits(high) - from);
        }
        // Halves, so that the width of a stretch is always a number.
        double width = high / 2 - low / 2;
        return width > 0 ? (value / 2 - low / 2) / width : 0;
    }
}
