package org.socialrx.fit.rollout;

import org.socialrx.fit.frame.Group;
import org.socialrx.stats.Passes;

/** Counts units. Accumulator. */
final class UnitCount implements Passes.Sums<Group, UnitCount> {
    private static final long serialVersionUID = 1;

    private long units;

    @Override
    public void add(Group rows) {
        units++;
    }

    @Override
    public void merge(UnitCount other) {
        units += other.units;
    }

    long units() {
        return units;
    }
}
