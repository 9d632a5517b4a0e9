package org.socialrx.fit.rollout;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.socialrx.fit.FitException;

/** Units that break a rule of panels, counted by rule. Accumulator. */
final class PanelFaults implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, Long> units = new TreeMap<>();

    /** Counts a unit under a rule, said so that it follows "in 3 units". */
    void count(String rule) {
        units.merge(rule, 1L, Long::sum);
    }

    void merge(PanelFaults other) {
        other.units.forEach((rule, count) -> units.merge(rule, count, Long::sum));
    }

    /**
     * Refuses the panel if a unit broke a rule.
     *
     * @throws FitException naming every rule with its count, and no unit
     */
    void throwIfAny() {
        if (!units.isEmpty()) {
            throw new FitException(String.join("; ", said(units)));
        }
    }

    private static List<String> said(SortedMap<String, Long> units) {
        List<String> said = new ArrayList<>();
        units.forEach((rule, count) -> said.add("in %,d units %s".formatted(count, rule)));
        return said;
    }
}
