/**
 * Models whose answer is a formula over a few numbers of a frame or of the request: indexes of inequality, paired
 * changes, calibration by negative controls, and bounds on parallel trends.
 *
 * <p>Turned down: errors by cluster for them; their references have none.
 */
@NullMarked
package org.socialrx.fit.formula;

import org.jspecify.annotations.NullMarked;
