/**
 * Weights that make two arms alike: from a propensity score, or directly from the means that must agree.
 *
 * <p>Turned down: truncated weights by default, which change who the effect is about without saying so; overlap weights
 * are bounded by themselves.
 */
@NullMarked
package org.socialrx.stats.weighting;

import org.jspecify.annotations.NullMarked;
