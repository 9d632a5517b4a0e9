package org.socialrx.effect;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * The units of one practice, series by series, in one order whatever the partitioning.
 *
 * @param practiceId the practice
 * @param units its units
 */
record PracticePanel(String practiceId, Map<Series, PackedUnits> units) implements Serializable {
    PracticePanel {
        units = new TreeMap<>(units);
    }

    /** The units of a series; none when the practice has no part in it. */
    Iterable<PanelUnit> of(Series series) {
        return units.getOrDefault(series, PackedUnits.NONE);
    }
}
