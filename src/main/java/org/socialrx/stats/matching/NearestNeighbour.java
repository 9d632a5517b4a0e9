package org.socialrx.stats.matching;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Greedy nearest-neighbour matching inside one exact stratum.
 *
 * <p>The treated are served in descending order of their distance measure, equal ones lowest id first. Each takes the
 * nearest control that is free, not farther than the caliper and inside the second caliper; among equally near ones
 * that with the lowest id. With a ratio above 1 everybody has a first match before anybody has a second, in the same
 * order each round, and no control serves one treated person twice. Measures and distances within 1e-12 count as equal,
 * because sums of floating-point numbers that are equal on paper differ by that much. The result does not depend on the
 * order of the people.
 *
 * <p>Source: Austin, Statistics in Medicine 2014;33:1057, with the order of MatchIt's default. O(n log n) without a
 * second caliper; with one, each search goes outwards until a person fits or the caliper ends.
 *
 * @param caliper widest distance, in units of the distance measure, inclusive; infinite for none
 * @param secondCaliper widest difference of the second measure, in its units, inclusive; infinite for none
 * @param ratio controls wanted for each treated person; at least 1
 * @param replacement whether a control may serve several treated people
 */
public record NearestNeighbour(double caliper, double secondCaliper, int ratio, Replacement replacement)
        implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double SAME = 1e-12;
    private static final int[] NONE = {};

    public NearestNeighbour {
        if (!(caliper >= 0) || !(secondCaliper >= 0) || ratio < 1) {
            throw new IllegalArgumentException(
                    "Caliper is %s, second caliper %s, ratio %d; none may be negative, the ratio at least 1"
                            .formatted(caliper, secondCaliper, ratio));
        }
    }

    /** One control for each treated person, without replacement and without a second caliper. */
    public static NearestNeighbour pairs(double caliper) {
        return new NearestNeighbour(caliper, Double.POSITIVE_INFINITY, 1, Replacement.WITHOUT);
    }

    /**
     * Matches the people of one stratum.
     *
     * @return the pairs, by round and order of service
     * @throws IllegalArgumentException if an id stands twice in the stratum
     */
    public MatchedPairs match(Candidates people) {
        int[] controls = people.controls();
        if (controls.length == 0 || people.treatedCount() == 0) {
            return new MatchedPairs(0);
        }
        int[] ranks = people.ranks();
        int[] served = inOrderOfService(people, ranks);
        var free = new FreeControls(new ValueGroups(controls, measures(people, controls), ranks), controls.length);
        return match(people, ranks, served, free);
    }

    private MatchedPairs match(Candidates people, int[] ranks, int[] served, FreeControls free) {
        var pairs = new MatchedPairs(served.length);
        int[][] taken = new int[served.length][];
        for (int round = 0; round < ratio; round++) {
            int before = pairs.size();
            for (int i = 0; i < served.length; i++) {
                int[] own = round == 0 ? NONE : taken[i];
                if (own.length == round) {
                    taken[i] = serve(people, ranks, served[i], own, free, pairs);
                }
            }
            if (pairs.size() == before) {
                break;
            }
        }
        return pairs;
    }

    /** Finds one more control for a treated person; returns the controls the person has now. */
    private int[] serve(Candidates people, int[] ranks, int treated, int[] own, FreeControls free, MatchedPairs pairs) {
        double measure = people.measure(treated);
        double second = people.secondMeasure(treated);
        int slot = free.nearest(
                measure,
                caliper,
                SAME,
                ranks,
                control -> Math.abs(people.secondMeasure(control) - second) <= secondCaliper
                        && !people.isSamePerson(treated, control)
                        && !contains(people, own, control));
        if (slot < 0) {
            return own;
        }
        int control = free.control(slot);
        pairs.add(treated, control, own.length, Math.abs(people.measure(control) - measure));
        if (replacement == Replacement.WITHOUT) {
            free.take(slot, people.measure(control));
        }
        int[] now = Arrays.copyOf(own, own.length + 1);
        now[own.length] = control;
        return now;
    }

    private static boolean contains(Candidates people, int[] controls, int control) {
        for (int other : controls) {
            if (people.isSamePerson(other, control)) {
                return true;
            }
        }
        return false;
    }

    private static int[] inOrderOfService(Candidates people, int[] ranks) {
        int[] treated = people.treated();
        double[] rounded = measures(people, treated);
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.rint(rounded[i] / SAME) + 0.0;
        }
        var groups = new ValueGroups(treated, rounded, ranks);
        int[] order = new int[treated.length];
        int next = 0;
        for (int g = groups.count() - 1; g >= 0; g--) {
            for (int slot = groups.start(g); slot < groups.start(g + 1); slot++) {
                order[next++] = groups.member(slot);
            }
        }
        return order;
    }

    private static double[] measures(Candidates people, int[] positions) {
        double[] measures = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            measures[i] = people.measure(positions[i]);
        }
        return measures;
    }
}
