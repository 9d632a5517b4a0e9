/**
 * Regressions on a frame: linear, logistic, Poisson, negative binomial, and the wild cluster bootstrap.
 *
 * <p>Each makes its design from the columns, hands sums of passes to its kernel and asks for its errors; a cluster is
 * added whole where its rows lie and forgotten, so that clusters may be as many as patients. Turned down: a map of
 * clusters on the driver.
 */
@NullMarked
package org.socialrx.fit.regression;

import org.jspecify.annotations.NullMarked;
