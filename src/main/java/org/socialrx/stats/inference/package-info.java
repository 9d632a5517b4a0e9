/**
 * From sums to standard errors, tests and intervals: sandwich and cluster covariances, contrasts, joint tests.
 *
 * <p>Cluster covariances need the Gram matrix and the score of every cluster only, k x k each, whatever the number of
 * patients. Turned down: bootstraps of rows as the default (they cost passes and differ from run to run), and
 * covariances that need residuals on the driver.
 */
@NullMarked
package org.socialrx.stats.inference;

import org.jspecify.annotations.NullMarked;
