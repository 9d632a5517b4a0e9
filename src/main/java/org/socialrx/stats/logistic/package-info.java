/**
 * Logistic regression by maximum likelihood, one pass over the rows a Newton step.
 *
 * <p>Turned down: Spark's logistic regression for unpenalised models (no standard errors, aliased columns not named,
 * its default tolerance stops at the sixth digit).
 */
@NullMarked
package org.socialrx.stats.logistic;

import org.jspecify.annotations.NullMarked;
