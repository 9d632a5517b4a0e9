package org.socialrx.release;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.socialrx.study.EthnicGroups;

/**
 * What ethnicity in sixteen groups tells of ethnicity in five: a group of the five is those of the sixteen within it,
 * and those of whom only the five are on record.
 *
 * <p>Numbers that do not stand within one another, as when the latest entry that names one of sixteen is not the latest
 * of all, have no sum.
 */
final class EthnicNesting {
    private static final String NOT_RECORDED = "not-recorded";

    private final Set<Sum> sums = new LinkedHashSet<>();

    /**
     * Takes the levels of every characteristic, by table, count, population, characteristic and what else tells lists
     * apart.
     */
    EthnicNesting(Map<String, Set<Cell>> lists) {
        lists.forEach((list, sixteen) -> EthnicGroups.of(variable(list))
                .filter(groups -> groups.inFive() != groups)
                .ifPresent(groups -> add(
                        list,
                        sixteen,
                        lists.getOrDefault(
                                list.replace(
                                        "|" + groups.characteristic() + "|",
                                        "|" + groups.inFive().characteristic() + "|"),
                                Set.of()))));
    }

    /** The sums that hold. */
    List<Sum> sums() {
        return List.copyOf(sums);
    }

    private void add(String list, Set<Cell> sixteen, Set<Cell> five) {
        var withFiveAlone = new ArrayList<Cell>();
        for (var whole : five) {
            var parts = new ArrayList<>(sixteen.stream()
                    .filter(part -> isWithin(level(part), level(whole)))
                    .toList());
            long rest = whole.exact() - parts.stream().mapToLong(Cell::exact).sum();
            if (rest > 0 && !level(whole).equals(NOT_RECORDED)) {
                var alone = new Cell("of five alone " + list + " " + whole.name(), rest, Cell.Fate.UNPUBLISHED);
                withFiveAlone.add(alone);
                parts.add(alone);
            }
            if (level(whole).equals(NOT_RECORDED)) {
                withFiveAlone.add(whole);
            } else if (rest >= 0) {
                addIfTrue(whole, parts);
            }
        }
        sixteen.stream()
                .filter(cell -> level(cell).equals(NOT_RECORDED))
                .forEach(cell -> addIfTrue(cell, withFiveAlone));
    }

    private static boolean isWithin(String group, String wider) {
        return group.startsWith(wider + "-") && !group.equals(NOT_RECORDED);
    }

    private void addIfTrue(Cell total, List<Cell> parts) {
        boolean isSum = !parts.contains(total)
                && !parts.isEmpty()
                && parts.stream().mapToLong(Cell::exact).sum() == total.exact();
        if (isSum) {
            sums.add(new Sum(total, parts));
        }
    }

    private static String variable(String list) {
        return list.split("\\|", -1)[3];
    }

    /** A cell goes by population, characteristic and level, and its number. */
    private static String level(Cell cell) {
        var name = cell.name().substring(0, cell.name().lastIndexOf('='));
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
