/**
 * Practices that begin a service one after another: what changed for everybody registered with them, from whole numbers
 * by practice and calendar period.
 *
 * <p>Two-way Poisson models with effects by cohort and period (Wooldridge, Econometrics Journal 2023;26:C31) on
 * {@code stats.etwfe}, group-time effects (Callaway and Sant'Anna, Journal of Econometrics 2021;225:200) on
 * {@code stats.did}. Turned down: dummies of the cohorts instead of the practices, because practices lose and gain
 * patients unequally.
 */
@NullMarked
package org.socialrx.stats.rollout;

import org.jspecify.annotations.NullMarked;
