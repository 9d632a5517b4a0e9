package org.socialrx.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.schema.result.GroupShare;

/**
 * The funnel by group where counts are released unrounded: levels in which few were lost at a step are put together.
 *
 * <p>A funnel by level is a net of exact sums over steps, levels and tables, in which what is hidden in one place
 * follows from several others together. After pooling no number of people between two steps is small, so nothing is
 * left to be worked out. Where even all levels but one together are too few, the characteristic is left out.
 */
final class PooledLevels {
    /** The level that stands for those put together. */
    static final String POOLED = "other levels together";

    private static final int COUNT = GroupShare.TABLE.fields().indexOf(GroupShare.ITEM_COUNT);
    private static final int BASE = GroupShare.TABLE.fields().indexOf(GroupShare.BASE_COUNT);
    private static final int LEVEL = GroupShare.TABLE.fields().indexOf(GroupShare.LEVEL);
    private static final int ITEM = GroupShare.TABLE.fields().indexOf(GroupShare.ITEM);
    private static final int TOPIC = GroupShare.TABLE.fields().indexOf(GroupShare.TOPIC);
    private static final int VARIABLE = GroupShare.TABLE.fields().indexOf(GroupShare.VARIABLE);

    private final Profile profile;

    PooledLevels(Profile profile) {
        this.profile = profile;
    }

    /** The rows of the table; those of other topics, and of everybody, as they are. */
    List<Row> of(List<Row> rows) {
        if (!profile.isExact()) {
            return rows;
        }
        var pooled = new ArrayList<Row>();
        var variables = new LinkedHashMap<String, List<Row>>();
        for (var row : rows) {
            if (row.getString(TOPIC).equals("funnel")
                    && !row.getString(VARIABLE).equals(Counted.ALL)) {
                variables
                        .computeIfAbsent(row.getString(VARIABLE), key -> new ArrayList<>())
                        .add(row);
            } else {
                pooled.add(row);
            }
        }
        variables.values().forEach(variable -> pooled.addAll(pool(variable)));
        return pooled;
    }

    private List<Row> pool(List<Row> rows) {
        var levels = rows.stream()
                .collect(Collectors.groupingBy(row -> row.getString(LEVEL), LinkedHashMap::new, Collectors.toList()));
        var together = new LinkedHashSet<String>();
        levels.forEach((level, steps) -> {
            if (hasFew(steps)) {
                together.add(level);
            }
        });
        var bySize = levels.keySet().stream()
                .sorted(Comparator.comparingLong((String level) -> largest(levels.getOrDefault(level, List.of())))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (var level : bySize) {
            if (!together.isEmpty() && (together.size() == 1 || hasFew(sum(levels, together)))) {
                together.add(level);
            }
        }
        if (together.size() == levels.size() && !together.isEmpty()) {
            return List.of();
        }
        var pooled = new ArrayList<Row>();
        levels.forEach((level, steps) -> {
            if (!together.contains(level)) {
                pooled.addAll(steps);
            }
        });
        pooled.addAll(sum(levels, together));
        return pooled;
    }

    private static long largest(List<Row> steps) {
        return steps.stream().mapToLong(row -> row.getLong(COUNT)).max().orElse(0);
    }

    /** Whether few came to a step, or few who came to the one before did not. */
    private boolean hasFew(List<Row> steps) {
        return steps.stream()
                .anyMatch(row -> isFew(row.getLong(COUNT)) || isFew(row.getLong(BASE) - row.getLong(COUNT)));
    }

    private boolean isFew(long count) {
        return count > 0 && count <= profile.protectUpTo();
    }

    private static List<Row> sum(Map<String, List<Row>> levels, Set<String> together) {
        var steps = new LinkedHashMap<String, Row>();
        for (var level : together) {
            for (var row : levels.getOrDefault(level, List.of())) {
                steps.merge(row.getString(ITEM), named(row), PooledLevels::plus);
            }
        }
        return List.copyOf(steps.values());
    }

    private static Row named(Row row) {
        var values = values(row);
        values[LEVEL] = POOLED;
        return RowFactory.create(values);
    }

    /** Shares and limits are computed again from what is released. */
    private static Row plus(Row one, Row other) {
        var values = values(one);
        values[COUNT] = one.getLong(COUNT) + other.getLong(COUNT);
        values[BASE] = one.getLong(BASE) + other.getLong(BASE);
        return RowFactory.create(values);
    }

    private static Object[] values(Row row) {
        var values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return values;
    }
}
