package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.Optional;

/**
 * What one model wants to know from a pass. It travels empty to every partition, reads the blocks there, and comes
 * back: an accumulator.
 */
abstract class Question implements Serializable {
    private static final long serialVersionUID = 1;

    private final Selection selection;
    private long incomplete;

    Question(Selection selection) {
        this.selection = selection;
    }

    /** How rows must lie together; empty when any order will do. */
    Optional<Grouping> grouping() {
        return Optional.empty();
    }

    final Selection selection() {
        return selection;
    }

    /** Rows left out because they lack something. */
    final long incomplete() {
        return incomplete;
    }

    final void leaveOut(long rows) {
        incomplete += rows;
    }

    /** Adds the rows of a block. */
    abstract void read(Block block);

    /** Adds what the same question met elsewhere. */
    final void merge(Question other) {
        incomplete += other.incomplete;
        mergeAnswer(other);
    }

    abstract void mergeAnswer(Question other);

    /** Roughly how large an answer is, in numbers. */
    long size() {
        var width = selection.inputs().size() + 2L;
        return width * width;
    }
}
