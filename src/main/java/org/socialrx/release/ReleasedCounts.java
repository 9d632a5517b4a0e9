package org.socialrx.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
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
     * @param keptSuppressed counts that the release before this one suppressed
     */
    ReleasedCounts(Profile profile, Counts counts, Set<Line.Slot> keptSuppressed) {
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
        new Suppression(profile, counts.sums(), chains).decide();
    }

    /** Whether a count was recorded there at all. */
    boolean isRecorded(Line.Slot slot) {
        return counts.at(slot).isPresent();
    }

    /** The released count; empty when it is suppressed. */
    OptionalLong at(Line.Slot slot) {
        return counts.at(slot).map(this::released).orElse(OptionalLong.empty());
    }

    private OptionalLong released(Cell cell) {
        if (cell.isSuppressed()) {
            return OptionalLong.empty();
        }
        if (cell.fate() == Fate.SHOWN) {
            return OptionalLong.of(profile.rounding().of(cell.exact()));
        }
        long sum = Objects.requireNonNull(sumOfTotal.get(cell)).parts().stream()
                .mapToLong(part -> released(part).orElse(0))
                .sum();
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private static void keepSuppressed(Cell cell) {
        if (cell.fate() == Fate.SHOWN && cell.exact() > 0) {
            cell.become(Fate.COMPLEMENT);
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
                .filter(chain -> chain.parts().stream().noneMatch(part -> part.fate() == Fate.COMPLEMENT))
                .toList();
    }
}
