package org.socialrx.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.socialrx.release.Cell.Fate;
import org.socialrx.schema.result.AttritionStep;

/** The counts of all tables after disclosure control. */
final class ReleasedCounts {
    private final Profile profile;
    private final Counts counts;
    private final Map<Cell, Sum> sumOfTotal = new HashMap<>();

    /**
     * Decides what becomes of every count.
     *
     * @param keptSuppressed places that the release before this one suppressed
     * @param shownBefore what the release before this one, under the same profile, showed in a place
     */
    ReleasedCounts(Profile profile, Counts counts, Set<Line.Slot> keptSuppressed, Map<Line.Slot, Long> shownBefore) {
        this.profile = profile;
        this.counts = counts;
        for (var cell : counts.all()) {
            cell.become(profile.isRedacted(cell.exact()) ? Fate.SMALL : Fate.SHOWN);
        }
        keptSuppressed.forEach(slot -> counts.at(slot).ifPresent(ReleasedCounts::keepSuppressed));
        var chains = profile.totals() == Profile.Totals.SUM_OF_RELEASED ? shownAsSums() : List.<Sum>of();
        for (var chain : chains) {
            chain.total().become(Fate.SUMMED);
            sumOfTotal.put(chain.total(), chain);
        }
        var known = new ArrayList<>(counts.sums());
        known.addAll(counts.differences());
        known.addAll(changes(shownBefore));
        new Suppression(profile, known, chains).decide();
    }

    /** A count is what was shown of it before, and what has come or gone since, which nobody may work out either. */
    private List<Sum> changes(Map<Line.Slot, Long> shownBefore) {
        var before = new HashMap<Cell, TreeSet<Long>>();
        shownBefore.forEach((slot, shown) -> counts.at(slot)
                .ifPresent(cell ->
                        before.computeIfAbsent(cell, key -> new TreeSet<>()).add(shown)));
        var changes = new ArrayList<Sum>();
        before.forEach((cell, shown) -> {
            shown.stream()
                    .filter(value -> profile.isHeld(cell.exact(), value))
                    .min(Comparator.comparingLong(value -> Math.abs(value - cell.exact())))
                    .ifPresent(cell::hold);
            shown.forEach(value -> Sum.difference(cell, new Cell("before " + cell.name(), value, Fate.GIVEN))
                    .ifPresent(changes::add));
        });
        return changes;
    }

    /** Whether a count was recorded there at all. */
    boolean isRecorded(Line.Slot slot) {
        return counts.at(slot).isPresent();
    }

    /** The released count; empty when it is suppressed. */
    OptionalLong at(Line.Slot slot) {
        return counts.at(slot).map(this::released).orElse(OptionalLong.empty());
    }

    /** Whether the count itself is small, rather than suppressed for the sake of another. */
    boolean isSmall(Line.Slot slot) {
        return counts.at(slot).filter(cell -> cell.fate() == Fate.SMALL).isPresent();
    }

    private OptionalLong released(Cell cell) {
        if (cell.isSuppressed()) {
            return OptionalLong.empty();
        }
        if (cell.fate() == Fate.SHOWN) {
            return OptionalLong.of(cell.shown(profile));
        }
        long sum = Objects.requireNonNull(sumOfTotal.get(cell)).parts().stream()
                .mapToLong(part -> released(part).orElse(0))
                .sum();
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private static void keepSuppressed(Cell cell) {
        if (cell.fate() == Fate.SHOWN && cell.exact() > 0) {
            cell.become(Fate.KEPT);
        }
    }

    /** Totals of a flow that stand nowhere else; a total shown twice is the same rounded number in both places. */
    private List<Sum> shownAsSums() {
        var elsewhere = counts.slots().entrySet().stream()
                .filter(entry -> !entry.getKey().table().equals(AttritionStep.TABLE.name()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        var timesTotal = counts.sums().stream().collect(Collectors.groupingBy(Sum::total, Collectors.counting()));
        return counts.chains().stream()
                .filter(chain -> !elsewhere.contains(chain.total()))
                .filter(chain -> timesTotal.getOrDefault(chain.total(), 0L) == 1)
                .filter(chain -> chain.total().fate() == Fate.SHOWN)
                .filter(chain -> chain.parts().stream().noneMatch(Suppression::isHiddenThoughLarge))
                .toList();
    }
}
