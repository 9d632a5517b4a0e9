package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * How the groups of one partition follow each other, to find out whether every group lies together already: its groups
 * ascend, and those of the partitions do not overlap but for one that lies across a border.
 *
 * @param partition which
 * @param rows how many rows it has
 * @param isAscending whether groups ascend and the rows of each stand in order
 * @param first the rows of its first group, if they are few
 * @param last one row of its last group
 * @param hasSeveral whether it has more than one group
 */
record Runs(
        int partition,
        long rows,
        boolean isAscending,
        @Nullable Block first,
        @Nullable Block last,
        boolean hasSeveral) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int FEW = 1000;

    /** Looks at the blocks of a partition. */
    static Runs of(int partition, Iterator<Block> blocks, Grouping grouping, StructType schema) {
        var rows = 0L;
        var isAscending = true;
        var isFirst = true;
        var first = new BlockBuilder(schema);
        Block last = null;
        while (blocks.hasNext()) {
            var block = blocks.next();
            var keys = new GroupKeys(block, grouping.by());
            var order = new GroupKeys(block, grouping.orderBy());
            if (last != null) {
                var step = keys.compare(0, new GroupKeys(last, grouping.by()), 0);
                isAscending &=
                        step > 0 || (step == 0 && order.compare(0, new GroupKeys(last, grouping.orderBy()), 0) >= 0);
                isFirst &= step == 0;
            }
            for (var row = 0; row < block.rows() && isAscending; row++) {
                if (row > 0 && !keys.isSame(row - 1, row)) {
                    isAscending = keys.compare(row, keys, row - 1) > 0;
                    isFirst = false;
                } else if (row > 0) {
                    isAscending = order.compare(row, order, row - 1) >= 0;
                }
                if (isFirst && first.rows() <= FEW) {
                    first.add(block, row, row + 1);
                }
            }
            rows += block.rows();
            var one = new BlockBuilder(schema);
            one.add(block, block.rows() - 1, block.rows());
            last = one.build();
        }
        var isFew = first.rows() > 0 && first.rows() <= FEW;
        return new Runs(partition, rows, isAscending, isFew ? first.build() : null, last, !isFirst);
    }

    private static int compare(@Nullable Block one, @Nullable Block other, Grouping grouping) {
        if (one == null || other == null) {
            throw new IllegalArgumentException("A partition without rows has no groups to compare");
        }
        return new GroupKeys(one, grouping.by()).compare(0, new GroupKeys(other, grouping.by()), 0);
    }

    /**
     * Which groups lie across a border.
     *
     * @param withoutFirst partitions whose first group belongs to another one
     * @param more rows that belong to the last group of a partition
     */
    record Borders(Set<Integer> withoutFirst, Map<Integer, Block> more) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** The borders of partitions whose groups lie together; empty if they do not. */
    static Optional<Borders> borders(List<Runs> all, Grouping grouping) {
        List<Runs> filled =
                new ArrayList<>(all.stream().filter(runs -> runs.rows > 0).toList());
        for (var runs : filled) {
            if (!runs.isAscending || runs.first == null) {
                return Optional.empty();
            }
        }
        filled.sort((one, other) -> compare(one.first, other.first, grouping));
        Set<Integer> withoutFirst = new HashSet<>();
        Map<Integer, Block> more = new HashMap<>();
        for (var i = 1; i < filled.size(); i++) {
            var before = filled.get(i - 1);
            var after = filled.get(i);
            var step = compare(after.first, before.last, grouping);
            if (step < 0
                    || (step == 0 && (!after.hasSeveral || !grouping.orderBy().isEmpty()))) {
                return Optional.empty();
            }
            if (step == 0 && after.first != null) {
                withoutFirst.add(after.partition);
                more.put(before.partition, after.first);
            }
        }
        return Optional.of(new Borders(withoutFirst, more));
    }
}
