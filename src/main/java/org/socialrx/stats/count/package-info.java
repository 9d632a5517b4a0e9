/**
 * Poisson regression of counts with person-time, with or without unit effects taken out analytically.
 *
 * <p>Only the mean has to be right: the estimates are pseudo maximum likelihood, their errors robust by cluster. Turned
 * down: negative binomial models with unit effects (inconsistent) and zero-inflation for causal contrasts.
 */
@NullMarked
package org.socialrx.stats.count;

import org.jspecify.annotations.NullMarked;
