package org.socialrx.fit.rollout;

import java.io.Serializable;
import java.util.Optional;
import org.socialrx.fit.frame.Group;

/**
 * Turns the rows of one unit into what a kernel reads.
 *
 * @param <U> a unit of the kernel
 */
@FunctionalInterface
interface UnitReader<U> extends Serializable {
    /** The unit; empty when it takes no part, or when a rule is broken, which is counted. */
    Optional<U> read(Group rows, PanelFaults faults);
}
