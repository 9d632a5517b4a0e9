package org.socialrx.fit.frame;

import java.util.Optional;
import org.socialrx.stats.Passes;

/** Sums over groups of rows. */
final class GroupQuestion<S extends Passes.Sums<Group, S>> extends Question {
    private static final long serialVersionUID = 1;

    private final Grouping grouping;
    private final S sums;

    GroupQuestion(Grouping grouping, Selection selection, S sums) {
        super(selection);
        this.grouping = grouping;
        this.sums = sums;
    }

    S sums() {
        return sums;
    }

    @Override
    Optional<Grouping> grouping() {
        return Optional.of(grouping);
    }

    @Override
    void read(Block block) {
        var view = new GroupView(block, grouping, selection());
        for (var group = 0; group < block.groups(); group++) {
            leaveOut(view.move(block.start(group), block.end(group)));
            if (view.rows() > 0) {
                sums.add(view);
            }
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    void mergeAnswer(Question other) {
        sums.merge(((GroupQuestion<S>) other).sums);
    }
}
