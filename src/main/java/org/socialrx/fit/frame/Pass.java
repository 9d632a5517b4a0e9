package org.socialrx.fit.frame;

import org.socialrx.stats.Passes;

/**
 * Passes over the complete rows of a selection, or over their groups.
 *
 * @param <R> a row or a group
 */
public interface Pass<R> extends Passes<R> {
    /** How many rows the last pass left out because they lack something. */
    long incomplete();
}
