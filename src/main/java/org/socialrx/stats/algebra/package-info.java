/**
 * Sums that do not depend on their order, and the algebra on them, in twice double precision.
 *
 * <p>Every sum is kept as an unevaluated pair of doubles (about 32 digits). Normal equations formed and solved so are
 * as good as a QR decomposition in double, whatever the scale of the columns, and merging partitions in any order gives
 * the same doubles. Turned down: QR by row blocks on the cluster, whose result moves with the partitioning, and BLAS,
 * whose result moves with the machine.
 */
@NullMarked
package org.socialrx.stats.algebra;

import org.jspecify.annotations.NullMarked;
