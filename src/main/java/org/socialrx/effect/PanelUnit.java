package org.socialrx.effect;

import java.io.Serializable;
import java.util.List;

/**
 * One unit of a practice: a person, several persons that no model can tell apart, or a matched set.
 *
 * @param members arm and weight of each member; one for persons
 * @param personDays days observed, period by period, member after member
 * @param eventCounts contacts, in the same order, summed over the persons
 * @param personCount how many persons were summed
 * @param periodWeights weights of each period beside those of the members, in the same order; empty when all are 1
 */
record PanelUnit(List<Member> members, int[] personDays, int[] eventCounts, int personCount, double[] periodWeights)
        implements Serializable {
    /**
     * One member.
     *
     * @param isReferred whether it is the referred one
     * @param weight its weight
     */
    record Member(boolean isReferred, double weight) implements Serializable {}

    PanelUnit {
        members = List.copyOf(members);
    }

    /** The weight of a row that its period gives it. */
    double periodWeight(int row) {
        return periodWeights.length == 0 ? 1 : periodWeights[row];
    }

    /** How many periods each member has. */
    int periods() {
        return personDays.length / members.size();
    }
}
