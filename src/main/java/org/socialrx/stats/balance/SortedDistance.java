package org.socialrx.stats.balance;

/**
 * The Kolmogorov-Smirnov distance of two weighted distributions from rows that arrive in ascending order, in constant
 * memory: for continuous columns.
 *
 * <p>Accumulator; rows of equal value may come in any order.
 */
public final class SortedDistance {
    private final double treatedTotal;
    private final double controlTotal;
    private double treatedBelow;
    private double controlBelow;
    private double current = Double.NEGATIVE_INFINITY;
    private double widest;

    /**
     * Starts.
     *
     * @param treatedTotal sum of the weights of all treated rows, positive
     * @param controlTotal sum of the weights of all control rows, positive
     */
    public SortedDistance(double treatedTotal, double controlTotal) {
        this.treatedTotal = treatedTotal;
        this.controlTotal = controlTotal;
    }

    /** Adds a row of the treated arm. */
    public void addTreated(double value, double rowWeight) {
        moveTo(value);
        treatedBelow += rowWeight;
    }

    /** Adds a row of the control arm. */
    public void addControl(double value, double rowWeight) {
        moveTo(value);
        controlBelow += rowWeight;
    }

    /** Max |F1(x) - F0(x)| over the rows so far. */
    public double distance() {
        return Math.max(widest, here());
    }

    private void moveTo(double value) {
        if (!(value >= current)) {
            throw new IllegalArgumentException("Rows are not in ascending order");
        }
        if (value > current) {
            widest = Math.max(widest, here());
            current = value;
        }
    }

    private double here() {
        return Math.abs(treatedBelow / treatedTotal - controlBelow / controlTotal);
    }
}
