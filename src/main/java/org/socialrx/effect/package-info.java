/**
 * What referral changed: the study's main estimate, its event study, the checks of its assumptions, and the analyses
 * that are shown as what not to believe.
 *
 * <p>Spark joins the matched sets with their panels and adds up members that no model can tell apart (same practice,
 * arm, weight and person-time), which is exact because every model is linear in the counts once the person-time is
 * given. What is left is cached by practice, and every model is a few passes over it that return k x k sums a practice;
 * models that still iterate share a pass. Sums are made practice by practice in one order and added in the order of the
 * practices, so that no partitioning shows in the results.
 *
 * <p>Imports: the declared tables, the study, {@code stats}. Turned down: one Spark aggregation a model (forty models
 * of seven steps would be 280 scans), and Spark's generalised linear models (no person effects, no cluster
 * covariances).
 */
@NullMarked
package org.socialrx.effect;

import org.jspecify.annotations.NullMarked;
