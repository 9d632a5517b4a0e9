package org.socialrx.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who knows every released count, how it was rounded, that counts are not negative, and every declared sum.
 *
 * <p>Bounds are carried along the sums until none changes: a total lies between the sums of the bounds of its parts, a
 * part between the total and the bounds of the others.
 */
final class Attacker {
    private static final int MOST_PASSES = 500;
    private static final long FEWEST_VALUES = 3;

    private final Profile profile;
    private final Map<Cell, Interval> bounds = new HashMap<>();

    Attacker(Profile profile, List<Sum> sums) {
        this.profile = profile;
        sums.forEach(sum -> sum.cells().forEach(cell -> bounds.put(cell, cell.known(profile))));
        boolean learnt = true;
        for (int pass = 0; learnt && pass < MOST_PASSES; pass++) {
            learnt = false;
            for (var sum : sums) {
                learnt |= learn(sum);
            }
        }
    }

    /** What the attacker knows of a count in the end. */
    Interval bounds(Cell cell) {
        return bounds.getOrDefault(cell, cell.known(profile));
    }

    /**
     * Whether the attacker learns more of a small count than the rules themselves say.
     *
     * <p>A suppressed count must be possibly larger than every suppressed count, and at least three values of a small
     * one must remain.
     */
    boolean exposes(Cell cell) {
        boolean isSmall = cell.exact() > 0 && cell.exact() <= profile.protectUpTo();
        if (!isSmall) {
            return false;
        }
        var known = bounds(cell);
        boolean isKnownToBeSmall = cell.isSuppressed() && known.high() <= profile.protectUpTo();
        return isKnownToBeSmall || known.valuesUpTo(profile.protectUpTo()) < FEWEST_VALUES;
    }

    private boolean learn(Sum sum) {
        long low = 0;
        long high = 0;
        for (var part : sum.parts()) {
            low += bounds(part).low();
            high += bounds(part).high();
        }
        boolean learnt = narrow(sum.total(), low, high);
        var total = bounds(sum.total());
        for (var part : sum.parts()) {
            var own = bounds(part);
            learnt |= narrow(part, total.low() - (high - own.high()), total.high() - (low - own.low()));
        }
        return learnt;
    }

    private boolean narrow(Cell cell, long low, long high) {
        var before = bounds(cell);
        var after = before.and(low, high);
        bounds.put(cell, after);
        return !after.equals(before);
    }
}
