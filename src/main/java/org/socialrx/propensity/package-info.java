/**
 * How likely each candidate was to be the one referred, given what is known before the index date.
 *
 * <p>Maximum likelihood on all rows, one pass over the candidates a step; effects of practices are maximised out.
 * Turned down: a dummy for every practice (its square grows with the number of practices) and Spark's own logistic
 * regression (no standard errors, aliased columns not named). Uses schema, study and stats.
 */
@NullMarked
package org.socialrx.propensity;

import org.jspecify.annotations.NullMarked;
