package org.socialrx.stats.matching;

import java.util.Arrays;

/**
 * The greatest number of one-to-one pairs that any matching could form in one stratum: how many treated people a greedy
 * matching lost.
 *
 * <p>Both arms are walked in ascending order; two people within the caliper make a pair, otherwise the lower one can
 * never be matched and is passed over. By an exchange argument no matching has more pairs. Source: the interval case of
 * Glover, Naval Research Logistics Quarterly 1967;14:313. With a second caliper the number is an upper bound.
 */
public final class MaximalMatching {
    private MaximalMatching() {}

    /**
     * Counts the pairs.
     *
     * @param caliper widest distance, in units of the distance measure, inclusive; infinite for none
     * @return the greatest possible number of pairs without replacement
     */
    public static int pairs(Candidates people, double caliper) {
        double[] treated = sorted(people, people.treated());
        double[] controls = sorted(people, people.controls());
        int pairs = 0;
        int t = 0;
        int c = 0;
        while (t < treated.length && c < controls.length) {
            if (Math.abs(treated[t] - controls[c]) <= caliper) {
                pairs++;
                t++;
                c++;
            } else if (treated[t] < controls[c]) {
                t++;
            } else {
                c++;
            }
        }
        return pairs;
    }

    /** The smallest distance of a treated person to a possible control; infinite if an arm is empty. */
    static double closest(Candidates people) {
        double[] treated = sorted(people, people.treated());
        double[] controls = sorted(people, people.controls());
        double closest = Double.POSITIVE_INFINITY;
        int t = 0;
        int c = 0;
        while (t < treated.length && c < controls.length) {
            closest = Math.min(closest, Math.abs(treated[t] - controls[c]));
            if (treated[t] < controls[c]) {
                t++;
            } else {
                c++;
            }
        }
        return closest;
    }

    private static double[] sorted(Candidates people, int[] positions) {
        double[] measures = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            measures[i] = people.measure(positions[i]);
        }
        Arrays.sort(measures);
        return measures;
    }
}
