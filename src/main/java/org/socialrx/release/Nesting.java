package org.socialrx.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Populations that consist of others or stand within others, level by level: what one is more than another is a number
 * of people that everybody may work out.
 *
 * <p>Applied to whatever stands in any table under these names. Names are wide: numbers that do not add up have no sum.
 * Those between two populations go by a name of their own, because two differences may be the same people.
 */
final class Nesting {
    /** Every adult who is described. */
    static final String DESCRIBED = "described";

    /** Those who were referred or declined. */
    static final String ANSWERED = "answered";

    private static final String REFERRED = "referred";
    private static final String DECLINED = "declined";
    private static final String REACHED = "reached";
    private static final String OFFERED_ONLY = "offered-only";
    private static final String CONTACTED = "contacted";
    private static final String NEITHER = "neither";

    private static final List<Whole> WHOLES = List.of(
            new Whole(DESCRIBED, List.of(REFERRED, DECLINED, NEITHER)),
            new Whole(DESCRIBED, List.of(ANSWERED, NEITHER)),
            new Whole(REACHED, List.of(REFERRED, DECLINED, OFFERED_ONLY)),
            new Whole(REACHED, List.of(ANSWERED, OFFERED_ONLY)),
            new Whole(ANSWERED, List.of(REFERRED, DECLINED)));
    private static final List<Part> PARTS = List.of(
            new Part(REACHED, DESCRIBED, "untouched"),
            new Part(OFFERED_ONLY, NEITHER, "untouched"),
            new Part(OFFERED_ONLY, "offered", "offered and answered"),
            new Part(CONTACTED, REFERRED, "referred and not contacted"),
            new Part("closed", CONTACTED, "contacted and not closed"));

    /** Numbers of the same people, by {@link Counted#people}. */
    private final Map<String, Set<Cell>> people;

    private final Map<String, Cell> rests = new LinkedHashMap<>();
    private final Map<String, Set<Cell>> restsOfGroup = new HashMap<>();
    private final Set<Sum> sums = new LinkedHashSet<>();

    Nesting(Map<String, Set<Cell>> people) {
        this.people = people;
        for (var name : List.copyOf(people.keySet())) {
            int slash = name.indexOf('/');
            add(name.substring(0, slash), name.substring(slash));
        }
        addLevelsOfRests();
        addMonthsOfYears();
    }

    /** A population and what it consists of. */
    private record Whole(String name, List<String> parts) {}

    /** A population within another, and the name of those who are in the larger one alone. */
    private record Part(String name, String within, String rest) {}

    /** The sums that hold. */
    List<Sum> sums() {
        return List.copyOf(sums);
    }

    private void add(String population, String group) {
        WHOLES.stream()
                .filter(whole -> whole.name().equals(population))
                .forEach(whole -> cells(whole.name() + group)
                        .forEach(total -> whole(total, whole.parts(), group).ifPresent(sums::add)));
        PARTS.stream()
                .filter(part -> part.name().equals(population))
                .forEach(part -> cells(part.within() + group)
                        .forEach(larger -> cells(part.name() + group).stream()
                                .filter(smaller -> smaller.exact() < larger.exact())
                                .forEach(smaller -> addRest(part.rest() + group, larger, smaller))));
    }

    private void addRest(String name, Cell larger, Cell smaller) {
        long count = larger.exact() - smaller.exact();
        var rest = rests.computeIfAbsent(name + "=" + count, key -> new Cell(key, count, Cell.Fate.UNPUBLISHED));
        restsOfGroup.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(rest);
        sums.add(new Sum(larger, List.of(smaller, rest)));
    }

    /** Those between two populations add up over the levels of a characteristic too. */
    private void addLevelsOfRests() {
        var lists = new LinkedHashMap<String, List<Cell>>();
        restsOfGroup.forEach((name, cells) -> {
            var parts = name.split("/", -1);
            if (cells.size() == 1 && !parts[1].equals(Counted.ALL)) {
                lists.computeIfAbsent(parts[0] + "/" + parts[1], key -> new ArrayList<>())
                        .addAll(cells);
            }
        });
        lists.forEach((list, levels) -> {
            var everybody = list.substring(0, list.indexOf('/')) + "/" + Counted.ALL + "/" + Counted.ALL;
            long sum = levels.stream().mapToLong(Cell::exact).sum();
            restsOfGroup.getOrDefault(everybody, Set.of()).stream()
                    .filter(total -> total.exact() == sum)
                    .forEach(total -> sums.add(new Sum(total, levels)));
        });
    }

    /** The months of a year add up to it. */
    private void addMonthsOfYears() {
        people.forEach((name, years) -> {
            if (name.contains("/year/")) {
                var months = name.replace("/year/", "/month/") + "-";
                var cells = people.keySet().stream()
                        .filter(month -> month.startsWith(months))
                        .flatMap(month -> cells(month).stream())
                        .toList();
                long sum = cells.stream().mapToLong(Cell::exact).sum();
                years.stream()
                        .filter(year -> !cells.isEmpty() && year.exact() == sum)
                        .forEach(year -> sums.add(new Sum(year, cells)));
            }
        });
    }

    /** The total as the sum of one number of each part, where some add up. */
    private Optional<Sum> whole(Cell total, List<String> parts, String group) {
        return combinations(parts, group).stream()
                .filter(chosen ->
                        chosen.stream().mapToLong(Cell::exact).sum() == total.exact() && !chosen.contains(total))
                .findFirst()
                .map(chosen -> new Sum(total, chosen));
    }

    private List<List<Cell>> combinations(List<String> parts, String group) {
        List<List<Cell>> all = List.of(List.of());
        for (var part : parts) {
            var longer = new ArrayList<List<Cell>>();
            for (var chosen : all) {
                for (var cell : cells(part + group)) {
                    var next = new ArrayList<>(chosen);
                    next.add(cell);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    private Set<Cell> cells(String name) {
        return people.getOrDefault(name, Set.of());
    }
}
