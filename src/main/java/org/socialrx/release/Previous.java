package org.socialrx.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.release.Released;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/**
 * The release before this one, its rows found by their keys.
 *
 * <p>Two releases over nearly the same people tell their difference unless the second takes the first into account:
 * what was suppressed stays so, and a number that has hardly changed is not changed. Where a table's key has gained a
 * column since, every row of today that shares the older key is held to the older row.
 */
final class Previous {
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, List<Field>> keys = new HashMap<>();

    /**
     * Takes a release.
     *
     * @param released rows of every released table; none when this is the first release
     */
    Previous(Map<Table, List<Row>> released) {
        released.forEach((table, rows) -> {
            var all = IntStream.range(0, rows.size())
                    .mapToObj(number -> new Line(table, number, rows.get(number)))
                    .toList();
            keys.put(
                    table.name(),
                    table.key().stream()
                            .filter(field -> all.stream().allMatch(line -> line.value(field.name()) != null))
                            .toList());
            all.forEach(line -> lines.put(key(line), line));
        });
    }

    /** Whether the value of this row was suppressed. */
    boolean isSuppressed(Line line, Field field) {
        return Optional.ofNullable(lines.get(key(line)))
                .map(before -> before.value(Released.flag(field).name()))
                .map(Boolean.TRUE::equals)
                .orElse(false);
    }

    /** The number that was shown for this value under the same profile; empty when there was none. */
    Optional<Number> shown(Line line, Field field, Profile profile) {
        return Optional.ofNullable(lines.get(key(line)))
                .filter(before -> profile.name().equals(before.value(Released.PROFILE.name())))
                .map(before -> number(before, field));
    }

    private static @Nullable Number number(Line before, Field field) {
        return (Number) before.value(field.name());
    }

    private String key(Line line) {
        var parts = new ArrayList<String>();
        parts.add(line.table().name());
        keys.getOrDefault(line.table().name(), List.of()).forEach(field -> parts.add(line.text(field)));
        return String.join("|", parts);
    }
}
