package org.socialrx.stats.did;

import java.io.Serializable;

/** What one pass over the rows of a comparison gathers. Accumulator. */
interface CellSums extends Serializable {
    /** Adds a row. */
    void add(Observation row);

    /** Adds the rows of other sums of the same kind. */
    void merge(CellSums other);
}
