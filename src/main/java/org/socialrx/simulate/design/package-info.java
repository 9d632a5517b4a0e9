/**
 * Worlds in which the truth is known, drawn in arrays, and what the estimators of {@code stats} make of them.
 *
 * <p>The published designs of the field in their smallest form: a referral that follows a crisis, shocks that a
 * practice shares, practices that begin one after another, models of which one is wrong. They measure bias, coverage
 * and errors over many replicates in seconds, and hold the cells that must fail, which proves that the others mean
 * something. Turned down: extracts through the whole pipeline for this purpose, which {@code jobs/simulation-study}
 * does by seeds and which cost minutes a replicate.
 *
 * <p>Uses the draws of {@code simulate.world} and {@code stats}.
 */
@NullMarked
package org.socialrx.simulate.design;

import org.jspecify.annotations.NullMarked;
