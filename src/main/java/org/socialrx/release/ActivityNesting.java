package org.socialrx.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What kinds of activity tell of the referrals with any: those with one kind are among them, and what is more was
 * connected to others only.
 */
final class ActivityNesting {
    /** The kinds of activity, as a measure of use. */
    static final String ACTIVITY = "activity";

    /** The level of referrals with a kind. */
    static final String CONNECTED = "connected";

    private static final String KINDS = "referred/" + ACTIVITY + " ";
    private static final String NUMBERS = "referred/activities-per-referral/";

    private final List<Sum> sums = new ArrayList<>();

    /** Takes the numbers of the same people, by {@link Counted#people}. */
    ActivityNesting(Map<String, Set<Cell>> people) {
        var parts = people.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(NUMBERS) && !entry.getKey().equals(NUMBERS + "0"))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        if (parts.isEmpty()) {
            return;
        }
        long count = parts.stream().mapToLong(Cell::exact).sum();
        var any = new Cell("referred with any activity", count, Cell.Fate.UNPUBLISHED);
        sums.add(new Sum(any, parts));
        people.forEach((name, cells) -> {
            if (name.startsWith(KINDS) && name.endsWith("/" + CONNECTED)) {
                cells.stream().filter(kind -> kind.exact() < count).forEach(kind -> addOthers(any, kind));
            }
        });
    }

    private void addOthers(Cell any, Cell kind) {
        var others = new Cell("others than " + kind.name(), any.exact() - kind.exact(), Cell.Fate.UNPUBLISHED);
        sums.add(new Sum(any, List.of(kind, others)));
    }

    /** The sums that hold. */
    List<Sum> sums() {
        return List.copyOf(sums);
    }
}
