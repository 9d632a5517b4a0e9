/**
 * Sums of floating-point numbers that do not depend on the order of the summands.
 *
 * <p>A cluster adds and merges in another order every time it runs; published numbers must not. Turned down:
 * compensated summation, whose last bits still depend on the order, and sorting before summing, which costs a shuffle.
 */
@NullMarked
package org.socialrx.stats.sum;

import org.jspecify.annotations.NullMarked;
