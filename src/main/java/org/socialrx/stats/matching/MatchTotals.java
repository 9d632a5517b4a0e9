package org.socialrx.stats.matching;

import java.io.Serializable;
import java.util.BitSet;
import org.socialrx.stats.sum.ExactSum;

/** Counts and distances over all strata of a matching. Accumulator whose order of adding does not show. */
public final class MatchTotals implements Serializable {
    private static final long serialVersionUID = 1;

    private final ExactSum distance = new ExactSum();
    private long strata;
    private long strataWithBothArms;
    private long treated;
    private long treatedWithoutControls;
    private long treatedMatched;
    private long controlsUsed;
    private long pairs;
    private long possiblePairs;
    private double closest = Double.POSITIVE_INFINITY;

    /** Totals over no strata. */
    public MatchTotals() {}

    /** Adds a stratum with what was matched in it. */
    public void add(Candidates people, MatchedPairs matched, double caliper) {
        strata++;
        treated += people.treatedCount();
        boolean hasControls = people.size() > people.treatedCount();
        if (people.treatedCount() > 0 && hasControls) {
            strataWithBothArms++;
            possiblePairs += MaximalMatching.pairs(people, caliper);
            closest = Math.min(closest, matched.size() > 0 ? 0 : MaximalMatching.closest(people));
        } else {
            treatedWithoutControls += people.treatedCount();
        }
        var seen = new BitSet(people.size());
        for (int pair = 0; pair < matched.size(); pair++) {
            distance.add(matched.distance(pair));
            treatedMatched += matched.round(pair) == 0 ? 1 : 0;
            seen.set(matched.control(pair));
        }
        controlsUsed += seen.cardinality();
        pairs += matched.size();
    }

    /** Adds other strata, which stay as they are. */
    public void merge(MatchTotals other) {
        distance.merge(other.distance);
        strata += other.strata;
        strataWithBothArms += other.strataWithBothArms;
        treated += other.treated;
        treatedWithoutControls += other.treatedWithoutControls;
        treatedMatched += other.treatedMatched;
        controlsUsed += other.controlsUsed;
        pairs += other.pairs;
        possiblePairs += other.possiblePairs;
        closest = Math.min(closest, other.closest);
    }

    /** Strata, with one arm or both. */
    public long strata() {
        return strata;
    }

    /** Strata that hold treated people and possible controls. */
    public long strataWithBothArms() {
        return strataWithBothArms;
    }

    /** Treated people. */
    public long treated() {
        return treated;
    }

    /** Treated people in strata without a possible control. */
    public long treatedWithoutControls() {
        return treatedWithoutControls;
    }

    /** Treated people with a control. */
    public long treatedMatched() {
        return treatedMatched;
    }

    /** Different controls in pairs. */
    public long controlsUsed() {
        return controlsUsed;
    }

    /** Pairs of a treated person and a control. */
    public long pairs() {
        return pairs;
    }

    /** The greatest number of one-to-one pairs within the caliper that any matching could have formed. */
    public long possiblePairs() {
        return possiblePairs;
    }

    /** Sum of the distances of all pairs. */
    public double totalDistance() {
        return distance.value();
    }

    /** The smallest distance of a treated person to a possible control, 0 if anybody was matched; may be infinite. */
    public double closest() {
        return closest;
    }
}
