/**
 * Intervals for an effect that stay valid when trends are not parallel, within a bound on how far they depart.
 *
 * <p>Source of all: Rambachan and Roth, Review of Economic Studies 2023;90:2555. Both intervals are computed without
 * random numbers and without a general solver: the smoothness interval follows the path of a lasso problem, and under
 * relative magnitudes the linear program of the test has so few corners that they are written down. Turned down: a
 * linear programme a grid point with simulated critical values, which is slow and moves with the seed.
 */
@NullMarked
package org.socialrx.stats.honest;

import org.jspecify.annotations.NullMarked;
