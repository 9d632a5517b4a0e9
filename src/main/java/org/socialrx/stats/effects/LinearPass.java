package org.socialrx.stats.effects;

import org.socialrx.stats.Passes;
import org.socialrx.stats.linear.LinearSums;

/** One pass for least squares. Accumulator. */
final class LinearPass implements Passes.Sums<GroupRows, LinearPass> {
    private static final long serialVersionUID = 1;

    private final EffectColumns columns;
    private final Absorption absorption;
    private final LinearSums sums;

    LinearPass(EffectColumns columns, Absorption absorption) {
        this.columns = columns;
        this.absorption = absorption;
        this.sums = new LinearSums(columns.names().size());
    }

    @Override
    public void add(GroupRows group) {
        double[][] x = columns.expand(group);
        if (absorption == Absorption.GROUP_EFFECT) {
            sums.addUnit(x, group.y(), group.weight());
            return;
        }
        for (int t = 0; t < x.length; t++) {
            sums.add(x[t], group.y()[t], group.weight()[t]);
        }
    }

    @Override
    public void merge(LinearPass other) {
        sums.merge(other.sums);
    }

    LinearSums sums() {
        return sums;
    }
}
