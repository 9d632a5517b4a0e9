package org.socialrx.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.socialrx.release.Cell.Fate;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;

/**
 * Suppresses, beside the small counts, as few and as small further ones as keep the small ones from being worked out.
 */
final class Suppression {
    private static final Comparator<Cell> SMALLEST_FIRST =
            Comparator.comparingLong(Cell::exact).thenComparing(Cell::name);

    private final Profile profile;
    private final List<Sum> sums;
    private final List<Sum> shownAsSums;
    private final Map<Cell, List<Sum>> sumsOf = new HashMap<>();
    private final List<Cell> cells;

    /**
     * @param sums every sum that holds
     * @param shownAsSums those of them whose total is released as the sum of its released parts
     */
    Suppression(Profile profile, List<Sum> sums, List<Sum> shownAsSums) {
        this.profile = profile;
        this.sums = List.copyOf(sums);
        this.shownAsSums = List.copyOf(shownAsSums);
        var all = new LinkedHashSet<Cell>();
        for (var sum : sums) {
            sum.cells().forEach(cell -> {
                all.add(cell);
                sumsOf.computeIfAbsent(cell, key -> new ArrayList<>()).add(sum);
            });
        }
        cells = all.stream().sorted(SMALLEST_FIRST).toList();
    }

    /** Decides the fate of every cell that stands in a sum. */
    void decide() {
        for (var exposed = exposed(); !exposed.isEmpty(); exposed = exposed()) {
            protect(exposed);
        }
        restore();
    }

    private void protect(List<Cell> exposed) {
        var hidden = new LinkedHashSet<Cell>();
        for (var cell : exposed) {
            hidden.add(nextToHide(cell)
                    .orElseThrow(() -> new Problems(
                            ExitCode.DISCLOSURE,
                            cell.name(),
                            "could be worked out from released counts whatever else is suppressed")));
        }
        hidden.forEach(cell -> cell.become(Fate.COMPLEMENT));
        showTotalsOfHiddenParts();
    }

    private List<Cell> exposed() {
        var attacker = new Attacker(profile, sums);
        return cells.stream().filter(attacker::exposes).toList();
    }

    /** A total without one of its larger parts would mislead: it is then rounded itself, and known to the attacker. */
    private void showTotalsOfHiddenParts() {
        for (var sum : shownAsSums) {
            boolean lacksPart = sum.parts().stream().anyMatch(Suppression::isHiddenThoughLarge);
            if (sum.total().fate() == Fate.SUMMED && lacksPart) {
                sum.total().become(Fate.SHOWN);
            }
        }
    }

    /** Hidden for another reason than its size. */
    static boolean isHiddenThoughLarge(Cell cell) {
        return cell.fate() == Fate.COMPLEMENT || cell.fate() == Fate.KEPT;
    }

    /** The cell itself if it is shown, else the smallest shown one within reach along cells that are not. */
    private Optional<Cell> nextToHide(Cell exposed) {
        if (exposed.fate() == Fate.SHOWN) {
            return Optional.of(exposed);
        }
        var reached = new HashSet<Cell>(Set.of(exposed));
        var frontier = new ArrayDeque<Cell>(List.of(exposed));
        while (!frontier.isEmpty()) {
            var candidates = new ArrayList<Cell>();
            var further = new ArrayDeque<Cell>();
            for (var cell : frontier) {
                sumsOf.getOrDefault(cell, List.of()).stream()
                        .flatMap(Sum::cells)
                        .filter(reached::add)
                        .forEach(next -> (next.fate() == Fate.SHOWN ? candidates : further).add(next));
            }
            var smallest = candidates.stream().filter(cell -> cell.exact() > 0).min(SMALLEST_FIRST);
            if (smallest.isPresent()) {
                return smallest;
            }
            frontier = further;
        }
        return Optional.empty();
    }

    /** What was suppressed on the way and turned out not to be needed is shown again, the largest first. */
    private void restore() {
        var complements = cells.stream()
                .filter(cell -> cell.fate() == Fate.COMPLEMENT)
                .sorted(SMALLEST_FIRST.reversed())
                .toList();
        for (var cell : complements) {
            if (profile.isRedacted(cell.exact())) {
                continue;
            }
            cell.become(Fate.SHOWN);
            if (!exposed().isEmpty()) {
                cell.become(Fate.COMPLEMENT);
            }
        }
    }
}
