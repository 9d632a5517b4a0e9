/**
 * What is left of bias when the truth is known: estimates for outcomes that the treatment cannot touch.
 *
 * <p>Turned down: a Bayesian null distribution, whose intervals for thirty negative controls hang on its prior.
 */
@NullMarked
package org.socialrx.stats.calibration;

import org.jspecify.annotations.NullMarked;
