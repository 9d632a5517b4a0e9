package org.socialrx.stats.effects;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Leaves out rows that a Poisson regression fits without error: those in a level, or in a group, without any event.
 *
 * <p>Their effect runs to minus infinity and they tell nothing of the other coefficients (Correia, Guimaraes and Zylkin
 * 2020, Stata Journal 20). Leaving them out changes the events of no other level, so that one round is enough.
 */
final class EventRows implements Serializable {
    private static final long serialVersionUID = 1;

    private final EffectsDesign design;
    private final EffectLevels levels;

    EventRows(EffectsDesign design, EffectLevels levels) {
        this.design = design;
        this.levels = levels;
    }

    /** The rows of a group that tell something, maybe none. */
    GroupRows of(GroupRows group) {
        if (design.absorption() == Absorption.GROUP_EFFECT && !group.hasEvents()) {
            return group.only(new int[0]);
        }
        int[] rows = IntStream.range(0, group.size())
                .filter(t -> hasEvents(group.levels()[t]))
                .toArray();
        return rows.length == group.size() ? group : group.only(rows);
    }

    private boolean hasEvents(String[] rowLevels) {
        for (int f = 0; f < rowLevels.length; f++) {
            if (!levels.hasEvents(f, rowLevels[f])) {
                return false;
            }
        }
        return true;
    }
}
