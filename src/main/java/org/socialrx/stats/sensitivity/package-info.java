/**
 * How strong an unmeasured confounder would have to be to explain an estimate away.
 *
 * <p>Closed formulas. Turned down: simulation of confounders, which needs assumptions nobody can check.
 */
@NullMarked
package org.socialrx.stats.sensitivity;

import org.jspecify.annotations.NullMarked;
