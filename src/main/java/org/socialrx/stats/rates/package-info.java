/**
 * Counts, proportions and rates with the limits that English public health uses.
 *
 * <p>Conventions of PHEindicatormethods: Byar's limits, exact Poisson limits for counts below 10, Wilson's limits for
 * proportions. Turned down: normal limits, which go below zero for small counts.
 */
@NullMarked
package org.socialrx.stats.rates;

import org.jspecify.annotations.NullMarked;
