package org.socialrx.describe;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.rates.Proportion;

/** Rows of {@code result.group_share} of one topic, in the making. */
final class Shares {
    private static final double LEVEL = 0.95;

    private final String topic;
    private final List<Row> rows = new ArrayList<>();

    Shares(String topic) {
        this.topic = topic;
    }

    /**
     * A group that items are shares of.
     *
     * @param variable characteristic, or what is measured
     * @param level level of it, or all
     * @param order order of the level
     */
    record Group(String variable, String level, int order) {}

    /** Adds a count that is part of a base. */
    void add(Group group, String item, int order, long count, long base) {
        if (base == 0) {
            addRow(group, item, order, count, base, null);
            return;
        }
        addRow(group, item, order, count, base, new Proportion(count, base));
    }

    /** Adds a count that is part of nothing else in the table. */
    void add(Group group, String item, int order, long count) {
        addRow(group, item, order, count, null, null);
    }

    List<Row> rows() {
        return rows;
    }

    private void addRow(
            Group group, String item, int order, long count, @Nullable Long base, @Nullable Proportion share) {
        var limits = share == null ? null : share.wilson(LEVEL);
        rows.add(RowFactory.create(
                topic,
                group.variable(),
                group.level(),
                group.order(),
                item,
                order,
                count,
                base,
                share == null ? null : share.value(),
                limits == null ? null : limits.lower(),
                limits == null ? null : limits.upper()));
    }
}
