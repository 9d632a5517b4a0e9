package org.socialrx.matching;

import org.socialrx.stats.Passes;

/** How many people each arm of a sample has, and how many of them have a 1 in each column. Accumulator. */
final class ArmLevels implements Passes.Sums<double[], ArmLevels> {
    private static final long serialVersionUID = 1;
    private static final int ARM = 0;
    private static final int FIRST = 2;

    private final long[] treatedLevels;
    private final long[] controlLevels;
    private long treated;
    private long controls;

    ArmLevels(int columns) {
        treatedLevels = new long[columns];
        controlLevels = new long[columns];
    }

    @Override
    public void add(double[] row) {
        boolean isTreated = row[ARM] == 1;
        treated += isTreated ? 1 : 0;
        controls += isTreated ? 0 : 1;
        long[] levels = isTreated ? treatedLevels : controlLevels;
        for (int j = 0; j < levels.length; j++) {
            levels[j] += row[FIRST + j] == 1 ? 1 : 0;
        }
    }

    @Override
    public void merge(ArmLevels other) {
        treated += other.treated;
        controls += other.controls;
        for (int j = 0; j < treatedLevels.length; j++) {
            treatedLevels[j] += other.treatedLevels[j];
            controlLevels[j] += other.controlLevels[j];
        }
    }

    /** People of the treated arm. */
    long treated() {
        return treated;
    }

    /** People of the control arm. */
    long controls() {
        return controls;
    }

    /** Treated people with a 1 in a column. */
    long treated(int column) {
        return treatedLevels[column];
    }

    /** Controls with a 1 in a column. */
    long controls(int column) {
        return controlLevels[column];
    }
}
