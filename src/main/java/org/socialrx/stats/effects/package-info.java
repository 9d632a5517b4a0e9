/**
 * Regressions with several fixed effects: one is taken out exactly within its groups, the others are 0/1 columns.
 *
 * <p>Groups may number millions and may lie anywhere: every pass sees one whole group at a time, and what is kept is of
 * the size of the columns. Turned down: demeaning by turns until nothing moves, whose passes over the rows are not
 * bounded and whose errors move in the last digits that published numbers show.
 */
@NullMarked
package org.socialrx.stats.effects;

import org.jspecify.annotations.NullMarked;
