package org.socialrx.stats.matching;

/**
 * The controls that are still free, by value: finds the nearest free one and takes it away.
 *
 * <p>Used-up groups and used slots are skipped by union-find with path halving, so n searches cost O(n log n) as long
 * as the first member of a group is acceptable; a second caliper may have to look at more members.
 */
final class FreeControls {
    /** Says whether a control may be matched to the treated person at hand. */
    interface Rule {
        boolean accepts(int control);
    }

    private final ValueGroups groups;
    private final int[] slotLink;
    private final int[] rightLink;
    private final int[] leftLink;

    FreeControls(ValueGroups groups, int controls) {
        this.groups = groups;
        slotLink = identity(controls + 1);
        rightLink = identity(groups.count() + 1);
        leftLink = identity(groups.count() + 1);
    }

    /**
     * The slot of the acceptable free control nearest to a value; among equally near ones that with the lowest id.
     *
     * @param value what to be near to
     * @param widest greatest distance allowed, inclusive
     * @param same distances that differ by no more than this count as equal
     * @param ranks rank of the id of each person
     * @return the slot, or -1 if there is none
     */
    int nearest(double value, double widest, double same, int[] ranks, Rule rule) {
        int right = rightFree(groups.firstNotBelow(value));
        int left = leftFree(right - 1);
        int best = -1;
        double limit = widest;
        while (true) {
            double below = left >= 0 ? value - groups.value(left) : Double.POSITIVE_INFINITY;
            double above = right < groups.count() ? groups.value(right) - value : Double.POSITIVE_INFINITY;
            double distance = Math.min(below, above);
            if (distance > limit || distance == Double.POSITIVE_INFINITY) {
                return best;
            }
            int slot = lowestAcceptable(below <= above ? left : right, rule);
            if (slot >= 0 && best < 0) {
                limit = Math.min(widest, distance + same);
            }
            if (slot >= 0 && (best < 0 || ranks[groups.member(slot)] < ranks[groups.member(best)])) {
                best = slot;
            }
            if (below <= above) {
                left = leftFree(left - 1);
            } else {
                right = rightFree(right + 1);
            }
        }
    }

    int control(int slot) {
        return groups.member(slot);
    }

    /** Takes a control away. */
    void take(int slot, double value) {
        slotLink[slot] = slot + 1;
        int group = groups.firstNotBelow(value);
        if (find(slotLink, groups.start(group)) >= groups.start(group + 1)) {
            rightLink[group] = group + 1;
            leftLink[group + 1] = group;
        }
    }

    private int lowestAcceptable(int group, Rule rule) {
        int end = groups.start(group + 1);
        int slot = find(slotLink, groups.start(group));
        while (slot < end && !rule.accepts(groups.member(slot))) {
            slot = find(slotLink, slot + 1);
        }
        return slot < end ? slot : -1;
    }

    private int rightFree(int group) {
        return find(rightLink, Math.min(group, groups.count()));
    }

    /** Left links are shifted by one, so that 0 stands for "none". */
    private int leftFree(int group) {
        return find(leftLink, group + 1) - 1;
    }

    private static int find(int[] link, int start) {
        int at = start;
        while (link[at] != at) {
            link[at] = link[link[at]];
            at = link[at];
        }
        return at;
    }

    private static int[] identity(int size) {
        int[] link = new int[size];
        for (int i = 0; i < size; i++) {
            link[i] = i;
        }
        return link;
    }
}
