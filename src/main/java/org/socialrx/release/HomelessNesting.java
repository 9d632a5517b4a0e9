package org.socialrx.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.socialrx.study.HomelessAlgorithm;

/**
 * What the subgroups of the homeless tell of one another, and of all the homeless who were referred.
 *
 * <p>Whom one algorithm calls homeless a wider one calls so too, so the numbers of two tell how many only the wider one
 * finds. Those compared stand among the referred of the same level: what is more there was not compared. Numbers that
 * do not stand within one another have no sum.
 */
final class HomelessNesting {
    private static final String LEVEL = "/homeless";
    private static final String MATCHED = "matched";
    private static final String EVERYBODY_REFERRED = "referred/" + Counted.ALL + "/" + Counted.ALL;
    private static final String EVERYBODY_MATCHED = "matched/" + Counted.ALL + "/" + Counted.ALL;
    private static final String REFERRED = "referred/homelessness/";

    /** The condition of that name, which looks back for a while only. */
    private static final List<String> IN_LOOK_BACK = List.of("/homeless/recorded", "/homeless/yes");

    private final Map<String, Set<Cell>> people;
    private final Map<String, Cell> unpublished = new LinkedHashMap<>();
    private final Set<Sum> sums = new LinkedHashSet<>();

    /** Takes the numbers of the same people, by {@link Counted#people}. */
    HomelessNesting(Map<String, Set<Cell>> people) {
        this.people = people;
        people.keySet().stream()
                .filter(name -> name.endsWith(group(HomelessAlgorithm.EVER)))
                .map(name -> name.substring(0, name.indexOf('/')))
                .forEach(this::addAlgorithms);
        addReferred();
    }

    /** The sums that hold. */
    List<Sum> sums() {
        return List.copyOf(sums);
    }

    private static String group(HomelessAlgorithm algorithm) {
        return "/" + algorithm.subgroup() + LEVEL;
    }

    /** Every algorithm within every wider one. */
    private void addAlgorithms(String population) {
        for (var narrow : HomelessAlgorithm.values()) {
            for (var wide : HomelessAlgorithm.values()) {
                if (narrow.compareTo(wide) < 0) {
                    between(population, narrow, wide);
                }
            }
        }
        var parts = new ArrayList<>(between(population, HomelessAlgorithm.RECENT, HomelessAlgorithm.LATEST));
        parts.addAll(between(population, HomelessAlgorithm.LATEST, HomelessAlgorithm.EVER));
        addIfTrue(between(population, HomelessAlgorithm.RECENT, HomelessAlgorithm.EVER), parts);
        IN_LOOK_BACK.forEach(condition -> rest(
                cell(population + group(HomelessAlgorithm.EVER)),
                cell(population + condition),
                population + " homeless before the look-back"));
    }

    /** Those of a population whom only the wider of two algorithms calls homeless. */
    private List<Cell> between(String population, HomelessAlgorithm narrow, HomelessAlgorithm wide) {
        return rest(
                cell(population + group(wide)),
                cell(population + group(narrow)),
                "%s %s and not %s".formatted(population, wide.subgroup(), narrow.subgroup()));
    }

    /** The referred by level and by algorithm, from the narrowest to the widest, and those of them not compared. */
    private void addReferred() {
        List<Cell> called = List.of();
        List<Cell> notCompared = List.of();
        for (var algorithm : HomelessAlgorithm.values()) {
            var level = cell(REFERRED + algorithm.level());
            var compared = comparedAtLevel(algorithm);
            var rest = compared.isEmpty()
                    ? level
                    : rest(level, compared, "not compared of " + REFERRED + algorithm.level());
            called = total("referred " + algorithm.subgroup(), called, level);
            notCompared = total("not compared at levels up to " + algorithm.level(), notCompared, rest);
            addIfTrue(
                    rest(called, cell(MATCHED + group(algorithm)), "not compared of referred " + algorithm.subgroup()),
                    notCompared);
        }
        addWhoIsNot(called);
    }

    /** Those whom no algorithm calls homeless: everybody but the others, among the referred and the compared. */
    private void addWhoIsNot(List<Cell> called) {
        var none = cell(REFERRED + HomelessAlgorithm.NONE);
        if (!none.isEmpty() && !called.isEmpty()) {
            var parts = List.of(none.get(0), called.get(0));
            people.getOrDefault(EVERYBODY_REFERRED, Set.of()).forEach(all -> addIfTrue(List.of(all), parts));
        }
        var compared = people.getOrDefault(EVERYBODY_MATCHED, Set.of()).stream()
                .sorted(Comparator.comparingLong(Cell::exact).reversed().thenComparing(Cell::name))
                .limit(1)
                .toList();
        rest(
                none,
                rest(compared, cell(MATCHED + group(HomelessAlgorithm.EVER)), "matched and not homeless"),
                "not compared of " + REFERRED + HomelessAlgorithm.NONE);
    }

    /** Those compared whom an algorithm calls homeless and no narrower one. */
    private List<Cell> comparedAtLevel(HomelessAlgorithm algorithm) {
        return switch (algorithm) {
            case RECENT -> cell(MATCHED + group(HomelessAlgorithm.RECENT));
            case LATEST -> between(MATCHED, HomelessAlgorithm.RECENT, HomelessAlgorithm.LATEST);
            case EVER -> between(MATCHED, HomelessAlgorithm.LATEST, HomelessAlgorithm.EVER);
        };
    }

    /** Two counts together; the other where one is not there. */
    private List<Cell> total(String name, List<Cell> one, List<Cell> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var total = unpublished(name, one.get(0).exact() + other.get(0).exact());
        sums.add(new Sum(total, List.of(one.get(0), other.get(0))));
        return List.of(total);
    }

    /** What the larger of two counts is more; empty when one is not there, or it is not more. */
    private List<Cell> rest(List<Cell> whole, List<Cell> part, String name) {
        if (whole.isEmpty()
                || part.isEmpty()
                || whole.get(0).exact() <= part.get(0).exact()) {
            return List.of();
        }
        var rest = unpublished(name, whole.get(0).exact() - part.get(0).exact());
        sums.add(new Sum(whole.get(0), List.of(part.get(0), rest)));
        return List.of(rest);
    }

    private Cell unpublished(String name, long count) {
        return unpublished.computeIfAbsent(name + "=" + count, key -> new Cell(key, count, Cell.Fate.UNPUBLISHED));
    }

    private void addIfTrue(List<Cell> total, List<Cell> parts) {
        long sum = parts.stream().mapToLong(Cell::exact).sum();
        boolean isSum = !total.isEmpty()
                && !parts.isEmpty()
                && !parts.contains(total.get(0))
                && total.get(0).exact() == sum;
        if (isSum) {
            sums.add(new Sum(total.get(0), parts));
        }
    }

    /** The only number of that name; empty when there is none or several. */
    private List<Cell> cell(String name) {
        var cells = people.getOrDefault(name, Set.of());
        return cells.size() == 1 ? List.copyOf(cells) : List.of();
    }
}
