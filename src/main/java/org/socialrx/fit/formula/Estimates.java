package org.socialrx.fit.formula;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.socialrx.fit.frame.Group;
import org.socialrx.stats.matching.IdOrder;

/** Estimates by id, brought to the driver: they are answers of studies, not people. Accumulator. */
final class Estimates implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<One> all = new ArrayList<>();

    /**
     * One estimate.
     *
     * @param id what it is of
     * @param estimate its value
     * @param stdError its standard error
     * @param isNegativeControl whether the truth is known to be no effect
     */
    record One(String id, double estimate, double stdError, boolean isNegativeControl) implements Serializable {}

    /** Adds the rows of one id: estimate, standard error, 1 for a negative control. */
    void add(Group group) {
        for (var at = 0; at < group.rows(); at++) {
            double[] row = group.row(at);
            all.add(new One(group.key(), row[0], row[1], row[2] != 0));
        }
    }

    void merge(Estimates other) {
        all.addAll(other.all);
    }

    /** All of them by id, whatever partitions they came from. */
    List<One> inOrder() {
        return all.stream()
                .sorted(Comparator.comparing(One::id, IdOrder.TEXT)
                        .thenComparingDouble(One::estimate)
                        .thenComparingDouble(One::stdError))
                .toList();
    }
}
