package org.socialrx.fit.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of some groups, which lie anywhere in some blocks, put together: a counting sort by group, then each group
 * in its order.
 */
final class Gathered implements Iterator<Block> {
    private final StructType schema;
    private final Block all;
    private final int[] order;
    private final int[] ends;
    private int next;

    /** Puts together. */
    Gathered(List<Block> blocks, Grouping grouping, StructType schema) {
        this.schema = schema;
        this.all = BlockBuilder.joined(schema, blocks);
        var groups = new GroupKeys(all, grouping.by()).groups(all.rows());
        var count = 0;
        for (var group : groups) {
            count = Math.max(count, group + 1);
        }
        ends = new int[count];
        for (var group : groups) {
            ends[group]++;
        }
        for (var group = 1; group < count; group++) {
            ends[group] += ends[group - 1];
        }
        order = new int[groups.length];
        for (var row = groups.length - 1; row >= 0; row--) {
            order[--ends[groups[row]]] = row;
        }
        // What was the end of a group is its start now: the end is the start of the next.
        for (var group = 0; group < count; group++) {
            ends[group] = group + 1 < count ? ends[group + 1] : groups.length;
        }
        if (!grouping.orderBy().isEmpty()) {
            sort(new GroupKeys(all, grouping.orderBy()));
        }
    }

    private void sort(GroupKeys keys) {
        var start = 0;
        for (var end : ends) {
            var own = new ArrayList<Integer>();
            for (var at = start; at < end; at++) {
                own.add(order[at]);
            }
            own.sort((one, other) -> keys.compare(one, keys, other));
            for (var at = start; at < end; at++) {
                order[at] = own.get(at - start);
            }
            start = end;
        }
    }

    /** For every row of a block the partition that its group goes to, as rows of one partition after another. */
    static List<Block> split(Block block, Grouping grouping, StructType schema, int partitions) {
        var keys = new GroupKeys(block, grouping.by());
        var target = new int[block.rows()];
        var starts = new int[partitions + 1];
        for (var row = 0; row < target.length; row++) {
            target[row] = (int) Math.floorMod(keys.hash(row), (long) partitions);
            starts[target[row] + 1]++;
        }
        for (var p = 0; p < partitions; p++) {
            starts[p + 1] += starts[p];
        }
        var rows = new int[target.length];
        var at = Arrays.copyOf(starts, partitions);
        for (var row = 0; row < target.length; row++) {
            rows[at[target[row]]++] = row;
        }
        List<Block> split = new ArrayList<>();
        for (var p = 0; p < partitions; p++) {
            var builder = new BlockBuilder(schema);
            builder.add(block, rows, starts[p], starts[p + 1]);
            split.add(builder.build());
        }
        return split;
    }

    @Override
    public boolean hasNext() {
        return next < ends.length;
    }

    @Override
    public Block next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var first = next;
        var from = first == 0 ? 0 : ends[first - 1];
        while (next < ends.length && (next == first || ends[next - 1] - from < Blocks.ROWS)) {
            next++;
        }
        var starts = new int[next - first];
        for (var group = 0; group < starts.length; group++) {
            starts[group] = first + group == 0 ? 0 : ends[first + group - 1] - from;
        }
        var to = ends[next - 1];
        var builder = new BlockBuilder(schema);
        builder.add(all, order, from, to);
        return builder.build().grouped(starts, to - from);
    }
}
