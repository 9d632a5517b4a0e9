package org.socialrx.stats.effects;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which covariances one pass is to prepare. */
public final class CovarianceNeeds {
    private final TreeSet<Integer> scores = new TreeSet<>();
    private final TreeSet<Integer> leverages = new TreeSet<>();
    private boolean hasRobust;

    /** CR0, CR1 and CR1S by a clustering. */
    public CovarianceNeeds scores(int clustering) {
        scores.add(clustering);
        return this;
    }

    /** CR2 and CR3 by a clustering, in which groups must be nested if their effect is taken out. */
    public CovarianceNeeds leverage(int clustering) {
        leverages.add(clustering);
        return this;
    }

    /** HC0 to HC3. */
    public CovarianceNeeds robust() {
        hasRobust = true;
        return this;
    }

    SortedSet<Integer> scored() {
        return Collections.unmodifiableSortedSet(scores);
    }

    SortedSet<Integer> levered() {
        return Collections.unmodifiableSortedSet(leverages);
    }

    boolean hasRobust() {
        return hasRobust;
    }
}
