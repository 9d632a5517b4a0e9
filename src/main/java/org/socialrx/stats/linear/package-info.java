/**
 * Weighted least squares from sums.
 *
 * <p>Turned down: QR of row blocks (moves with the partitioning) and centring columns first (a pass more, and not
 * needed with sums of 32 digits).
 */
@NullMarked
package org.socialrx.stats.linear;

import org.jspecify.annotations.NullMarked;
