package org.socialrx.stats.matching;

import java.util.Arrays;

/**
 * People grouped by equal value: groups ascending by value, members of a group ascending by the rank of their id.
 *
 * <p>Built from primitive sorts alone: the values are sorted, then everybody is dealt into the group found by
 * bisection, lowest rank first. O(n log n).
 */
final class ValueGroups {
    private final double[] values;
    private final int[] starts;
    private final int[] members;

    /**
     * Groups people.
     *
     * @param people n positions
     * @param valueOf values of the n people, in the same order
     * @param ranks rank of the id of each person, by position
     */
    ValueGroups(int[] people, double[] valueOf, int[] ranks) {
        values = distinct(valueOf);
        starts = new int[values.length + 1];
        int[] groupOf = new int[people.length];
        for (int i = 0; i < people.length; i++) {
            groupOf[i] = Arrays.binarySearch(values, valueOf[i]);
            starts[groupOf[i] + 1]++;
        }
        for (int g = 0; g < values.length; g++) {
            starts[g + 1] += starts[g];
        }
        members = new int[people.length];
        int[] next = starts.clone();
        for (int i : byRank(people, ranks)) {
            members[next[groupOf[i]]++] = people[i];
        }
    }

    int count() {
        return values.length;
    }

    double value(int group) {
        return values[group];
    }

    /** First slot of a group; its members fill the slots up to {@code start(group + 1)}. */
    int start(int group) {
        return starts[group];
    }

    int member(int slot) {
        return members[slot];
    }

    /** The first group whose value is not below this one; {@link #count} if there is none. */
    int firstNotBelow(double value) {
        int found = Arrays.binarySearch(values, value);
        return found >= 0 ? found : -found - 1;
    }

    private static double[] distinct(double[] valueOf) {
        double[] sorted = valueOf.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || Double.compare(sorted[i], sorted[count - 1]) != 0) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** Indices into people, ascending by rank; rank and index share one long, so that a primitive sort does it. */
    private static int[] byRank(int[] people, int[] ranks) {
        long[] keys = new long[people.length];
        for (int i = 0; i < people.length; i++) {
            keys[i] = ((long) ranks[people[i]] << 32) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[people.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
