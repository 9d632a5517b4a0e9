package org.socialrx.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.socialrx.release.Cell.Fate;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.table.Disclosure;
import org.socialrx.table.Field;

/** Every count of every table as cells, and the sums that hold between them. */
final class Counts {
    private static final String EACH_ITS_OWN = "each its own";

    private final Map<Line.Slot, Cell> cells = new HashMap<>();
    private final Map<String, Cell> shared = new LinkedHashMap<>();
    private final Map<String, Set<Cell>> everybody = new LinkedHashMap<>();
    private final Map<String, Set<Cell>> lists = new LinkedHashMap<>();
    private final Map<String, String> populationOfList = new HashMap<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<Sum> chains = new ArrayList<>();
    private final Map<String, Set<Cell>> crowds = new LinkedHashMap<>();

    Counts(Collection<List<Line>> tables) {
        tables.forEach(lines -> lines.forEach(this::add));
        lists.forEach(this::addSumOfLevels);
        tables.forEach(lines -> lines.forEach(this::addSumOfLosses));
        tables.stream()
                .flatMap(List::stream)
                .filter(line -> isOf(line, AttritionStep.TABLE.name()))
                .collect(Collectors.groupingBy(
                        line -> line.text(AttritionStep.FLOW), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(this::addChain);
        Stream.of(
                        new Nesting(crowds).sums(),
                        new HomelessNesting(crowds).sums(),
                        new EthnicNesting(lists).sums(),
                        new ActivityNesting(crowds).sums())
                .flatMap(List::stream)
                .filter(sum -> !sums.contains(sum))
                .forEach(sums::add);
    }

    /** The cell in a place; empty where no count was recorded. */
    Optional<Cell> at(Line.Slot slot) {
        return Optional.ofNullable(cells.get(slot));
    }

    /** Every place with a count, and its cell. */
    Map<Line.Slot, Cell> slots() {
        return Map.copyOf(cells);
    }

    /** Every cell once. */
    Collection<Cell> all() {
        return new LinkedHashSet<>(cells.values());
    }

    /** Every sum whose parts are printed somewhere. */
    List<Sum> sums() {
        return List.copyOf(sums);
    }

    /**
     * Two numbers of the same people, of two periods or two analyses: the larger is the smaller and those who make the
     * difference, who are in no table.
     */
    List<Sum> differences() {
        var differences = new ArrayList<Sum>();
        for (var crowd : crowds.values()) {
            var ordered = crowd.stream()
                    .sorted(Comparator.comparingLong(Cell::exact).thenComparing(Cell::name))
                    .toList();
            for (int larger = 1; larger < ordered.size(); larger++) {
                for (var smaller : ordered.subList(0, larger)) {
                    Sum.difference(ordered.get(larger), smaller).ifPresent(differences::add);
                }
            }
        }
        return differences;
    }

    /** The sums of a flow: what was left before a step is what is left after it and what it excluded. */
    List<Sum> chains() {
        return List.copyOf(chains);
    }

    private void add(Line line) {
        line.table().fields().stream()
                .filter(field -> field.disclosure() instanceof Disclosure.Count)
                .filter(field -> line.value(field.name()) != null)
                .forEach(field -> add(line, field));
    }

    private void add(Line line, Field field) {
        long exact = ((Number) Objects.requireNonNull(line.value(field.name()))).longValue();
        var counted = Populations.of(line, field);
        boolean isAlone = counted.within().equals(EACH_ITS_OWN);
        var name = counted.people() + (isAlone ? "/" + line.slot(field) : "") + "=" + exact;
        var cell = shared.computeIfAbsent(name, key -> new Cell(key, exact, Fate.SHOWN));
        cells.put(line.slot(field), cell);
        if (isAlone) {
            return;
        }
        crowds.computeIfAbsent(counted.crowd(), key -> new LinkedHashSet<>()).add(cell);
        if (counted.isEverybody()) {
            everybody
                    .computeIfAbsent(counted.population(), key -> new LinkedHashSet<>())
                    .add(cell);
        } else {
            var list = String.join(
                    "|", line.table().name(), field.name(), counted.population(), counted.variable(), counted.within());
            populationOfList.put(list, counted.population());
            lists.computeIfAbsent(list, key -> new LinkedHashSet<>()).add(cell);
        }
    }

    /**
     * The levels of a characteristic add up to everybody. Where they do not, as when a reference level or a subgroup
     * without an estimate is missing, the rest could be worked out: it is a cell in no table.
     */
    private void addSumOfLevels(String list, Set<Cell> levels) {
        long sum = levels.stream().mapToLong(Cell::exact).sum();
        var totals = everybody.getOrDefault(populationOfList.getOrDefault(list, ""), Set.of());
        var equal = totals.stream()
                .filter(total -> total.exact() == sum && !levels.contains(total))
                .toList();
        equal.forEach(total -> sums.add(new Sum(total, List.copyOf(levels))));
        if (equal.isEmpty()) {
            totals.stream()
                    .filter(total -> total.exact() > sum)
                    .min(Comparator.comparingLong(Cell::exact).thenComparing(Cell::name))
                    .ifPresent(total -> sums.add(withRest(list, total, levels, total.exact() - sum)));
        }
    }

    private static Sum withRest(String list, Cell total, Set<Cell> levels, long rest) {
        var unpublished = new Cell("rest of " + list, rest, Fate.UNPUBLISHED);
        return new Sum(
                total, Stream.concat(levels.stream(), Stream.of(unpublished)).toList());
    }

    private void addSumOfLosses(Line line) {
        if (isOf(line, MatchLoss.TABLE.name())) {
            var referred = required(line, MatchLoss.REFERRED_COUNT);
            var matched = required(line, MatchLoss.MATCHED_COUNT);
            var unmatched = required(line, MatchLoss.UNMATCHED_COUNT);
            addIfTrue(referred, matched, unmatched, sums);
        }
    }

    private void addChain(List<Line> flow) {
        var ordered = flow.stream()
                .sorted(Comparator.comparingInt(line -> Integer.parseInt(line.text(AttritionStep.STEP_NUMBER))))
                .toList();
        for (int step = 1; step < ordered.size(); step++) {
            var before = required(ordered.get(step - 1), AttritionStep.REMAINING_COUNT);
            var after = required(ordered.get(step), AttritionStep.REMAINING_COUNT);
            var excluded = required(ordered.get(step), AttritionStep.EXCLUDED_COUNT);
            addIfTrue(before, after, excluded, chains);
        }
        chains.stream().filter(chain -> !sums.contains(chain)).forEach(sums::add);
    }

    private Cell required(Line line, Field count) {
        return Objects.requireNonNull(cells.get(line.slot(count)), count.name());
    }

    /** A step that excludes nobody leaves the same cell, which is no sum. */
    private static void addIfTrue(Cell total, Cell first, Cell second, List<Sum> into) {
        boolean isSum = total.exact() == first.exact() + second.exact();
        if (isSum && total != first && total != second) {
            into.add(new Sum(total, List.of(first, second)));
        }
    }

    private static boolean isOf(Line line, String table) {
        return line.table().name().equals(table);
    }
}
