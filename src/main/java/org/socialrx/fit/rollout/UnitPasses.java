package org.socialrx.fit.rollout;

import org.socialrx.fit.frame.Group;
import org.socialrx.stats.Passes;

/**
 * Passes over the units of a panel.
 *
 * @param groups the rows of each unit
 * @param reader what makes a unit of them
 * @param <U> a unit of the kernel
 */
record UnitPasses<U>(Passes<Group> groups, UnitReader<U> reader) implements Passes<U> {
    @Override
    public <S extends Passes.Sums<U, S>> S run(S empty) {
        var read = groups.run(new Read<>(reader, empty));
        read.faults.throwIfAny();
        return read.sums;
    }

    /** Sums over units that are read on the way. Accumulator. */
    private static final class Read<U, S extends Passes.Sums<U, S>> implements Passes.Sums<Group, Read<U, S>> {
        private static final long serialVersionUID = 1;

        private final UnitReader<U> reader;
        private final S sums;
        private final PanelFaults faults = new PanelFaults();

        Read(UnitReader<U> reader, S sums) {
            this.reader = reader;
            this.sums = sums;
        }

        @Override
        public void add(Group rows) {
            reader.read(rows, faults).ifPresent(sums::add);
        }

        @Override
        public void merge(Read<U, S> other) {
            sums.merge(other.sums);
            faults.merge(other.faults);
        }
    }
}
