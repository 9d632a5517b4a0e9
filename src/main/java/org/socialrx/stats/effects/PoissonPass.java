package org.socialrx.stats.effects;

import org.socialrx.stats.Passes;
import org.socialrx.stats.count.PoissonSums;
import org.socialrx.stats.count.UnitPoissonSums;

/** One step of a Poisson fit, with or without an effect of the group. Accumulator. */
final class PoissonPass implements Passes.Sums<GroupRows, PoissonPass> {
    private static final long serialVersionUID = 1;

    private final EffectColumns columns;
    private final UnitPoissonSums within;
    private final PoissonSums plain;
    private final Absorption absorption;

    private PoissonPass(EffectColumns columns, UnitPoissonSums within, PoissonSums plain, Absorption absorption) {
        this.columns = columns;
        this.within = within;
        this.plain = plain;
        this.absorption = absorption;
    }

    static PoissonPass of(EffectColumns columns, UnitPoissonSums empty) {
        return new PoissonPass(columns, empty, new PoissonSums(new double[0]), Absorption.GROUP_EFFECT);
    }

    static PoissonPass of(EffectColumns columns, PoissonSums empty) {
        return new PoissonPass(columns, new UnitPoissonSums(new double[0]), empty, Absorption.NOTHING);
    }

    @Override
    public void add(GroupRows group) {
        double[][] x = columns.expand(group);
        if (absorption == Absorption.GROUP_EFFECT) {
            within.addUnit("", group.weight(), x, group.y(), group.exposure());
            return;
        }
        for (int t = 0; t < x.length; t++) {
            plain.add(x[t], group.y()[t], group.exposure()[t], group.weight()[t]);
        }
    }

    @Override
    public void merge(PoissonPass other) {
        within.merge(other.within);
        plain.merge(other.plain);
    }

    UnitPoissonSums within() {
        return within;
    }

    PoissonSums plain() {
        return plain;
    }
}
