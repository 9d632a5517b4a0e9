package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.socialrx.fit.FitException;

/** What is in the complete rows of a selection: counts, ranges of the numbers, levels of the labels. Accumulator. */
public final class Survey implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_LEVELS = 20_000;

    private final Selection selection;
    private final List<Range> ranges = new ArrayList<>();
    private final List<TreeSet<String>> levels = new ArrayList<>();
    private long rows;
    private long incomplete;

    Survey(Selection selection) {
        this.selection = selection;
        selection.inputs().forEach(input -> ranges.add(new Range()));
        selection.labels().forEach(label -> levels.add(new TreeSet<>()));
    }

    void add(double[] row) {
        rows++;
        for (var i = 0; i < row.length; i++) {
            ranges.get(i).add(row[i]);
        }
    }

    /** Notes a level; past the limit one more is kept, to know that there are too many. */
    void addLevel(int label, String level) {
        if (levels.get(label).size() <= MOST_LEVELS) {
            levels.get(label).add(level);
        }
    }

    void merge(Survey other) {
        rows += other.rows;
        for (var i = 0; i < ranges.size(); i++) {
            ranges.get(i).merge(other.ranges.get(i));
        }
        for (var i = 0; i < levels.size(); i++) {
            levels.get(i).addAll(other.levels.get(i));
        }
    }

    void setIncomplete(long count) {
        incomplete = count;
    }

    /** Complete rows. */
    public long rows() {
        return rows;
    }

    /** Rows left out because they lack something. */
    public long incomplete() {
        return incomplete;
    }

    /** What the numbers of one input are, by its position in the selection. */
    public Range range(int input) {
        return ranges.get(input);
    }

    /**
     * The levels of a label, in no particular order.
     *
     * @throws FitException when there are too many to serve as categories
     */
    public Set<String> levels(String label) {
        var found = levels.get(selection.labels().indexOf(label));
        if (found.size() > MOST_LEVELS) {
            throw new FitException(
                    "%s has more than %,d levels, too many for categories".formatted(label, MOST_LEVELS));
        }
        return found;
    }

    /** What the numbers of one input are. Accumulator. */
    public static final class Range implements Serializable {
        private static final long serialVersionUID = 1;

        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;
        private long infinite;
        private long negative;
        private long zero;
        private long one;
        private long count;

        void add(double value) {
            count++;
            least = Math.min(least, value);
            most = Math.max(most, value);
            infinite += Double.isInfinite(value) ? 1 : 0;
            negative += value < 0 ? 1 : 0;
            zero += value == 0 ? 1 : 0;
            one += value == 1 ? 1 : 0;
        }

        void merge(Range other) {
            count += other.count;
            least = Math.min(least, other.least);
            most = Math.max(most, other.most);
            infinite += other.infinite;
            negative += other.negative;
            zero += other.zero;
            one += other.one;
        }

        /** Smallest. */
        public double least() {
            return least;
        }

        /** Largest. */
        public double most() {
            return most;
        }

        /** How many are infinite. */
        public long infinite() {
            return infinite;
        }

        /** How many are below 0. */
        public long negative() {
            return negative;
        }

        /** How many are 0. */
        public long zero() {
            return zero;
        }

        /** How many are 1. */
        public long one() {
            return one;
        }

        /** How many are neither 0 nor 1. */
        public long notBinary() {
            return count - zero - one;
        }
    }
}
