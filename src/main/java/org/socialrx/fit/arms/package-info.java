/**
 * Two arms made alike on a frame: matching and weighting by a propensity, entropy balancing, and their balance.
 *
 * <p>Weights are worked out from a row wherever it is read. Matched rows become a frame of their own, so that effect,
 * errors and balance read them as they read any others. Turned down: a join of weights to rows by id, which shuffles
 * the table once more.
 */
@NullMarked
package org.socialrx.fit.arms;

import org.jspecify.annotations.NullMarked;
