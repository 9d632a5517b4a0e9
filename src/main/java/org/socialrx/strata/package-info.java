/**
 * Exact strata on a cluster: rows of equal strata come together and are matched one stratum at a time.
 *
 * <p>The study's matching and the {@code fit} job both need it, and neither may import the other; here it has one
 * implementation. Uses stats. Turned down: a join of treated and controls, which makes all pairs of a stratum.
 */
@NullMarked
package org.socialrx.strata;

import org.jspecify.annotations.NullMarked;
