package org.socialrx.fit.frame;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a partition whose groups follow each other, cut where groups end.
 *
 * <p>A block is shown as it is but for its last group, which is copied together with its rows in the next block.
 */
final class RunBlocks implements Iterator<Block> {
    private final Iterator<Block> blocks;
    private final Grouping grouping;
    private final StructType schema;
    private final @Nullable Block more;
    private boolean isFirstDropped;
    private BlockBuilder open;

    @Nullable
    private Block last;

    @Nullable
    private Block ready;

    @Nullable
    private Block afterwards;

    /**
     * Cuts.
     *
     * @param isFirstDropped whether the first group belongs to another partition
     * @param more rows that belong to the last group
     */
    RunBlocks(
            Iterator<Block> blocks,
            Grouping grouping,
            StructType schema,
            boolean isFirstDropped,
            @Nullable Block more) {
        this.blocks = blocks;
        this.grouping = grouping;
        this.schema = schema;
        this.isFirstDropped = isFirstDropped;
        this.more = more;
        this.open = new BlockBuilder(schema);
    }

    @Override
    public boolean hasNext() {
        if (ready == null && afterwards != null) {
            ready = afterwards;
            afterwards = null;
        }
        while (ready == null && blocks.hasNext()) {
            read(blocks.next());
        }
        if (ready == null && open.rows() > 0) {
            if (more != null) {
                open.add(more, 0, more.rows());
            }
            close();
        }
        return ready != null;
    }

    @Override
    public Block next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException();
        }
        var next = ready;
        ready = null;
        return next;
    }

    private void read(Block block) {
        var starts = starts(block);
        var from = 0;
        if (continues(block)) {
            if (starts.length == 1) {
                keep(block, 0);
                return;
            }
            keep(block, 0, starts[1]);
            from = 1;
        }
        isFirstDropped = false;
        close();
        var tail = starts[starts.length - 1];
        if (from < starts.length - 1) {
            var whole = block.grouped(Arrays.copyOfRange(starts, from, starts.length - 1), tail);
            if (ready == null) {
                ready = whole;
            } else {
                afterwards = whole;
            }
        }
        keep(block, tail);
    }

    private void keep(Block block, int from) {
        keep(block, from, block.rows());
        last = block;
    }

    private void keep(Block block, int from, int to) {
        if (isFirstDropped) {
            return;
        }
        if (open.rows() == 0) {
            open.startGroup();
        }
        open.add(block, from, to);
    }

    /** The group that is open is whole. */
    private void close() {
        if (open.rows() > 0) {
            ready = open.build();
            open = new BlockBuilder(schema);
        }
    }

    private boolean continues(Block block) {
        return last == null
                ? isFirstDropped
                : new GroupKeys(block, grouping.by()).compare(0, new GroupKeys(last, grouping.by()), last.rows() - 1)
                        == 0;
    }

    private int[] starts(Block block) {
        return new GroupKeys(block, grouping.by()).starts(block.rows());
    }
}
