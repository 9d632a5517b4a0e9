/**
 * Matched sets of a referred patient and controls, how alike they are, and who found no control.
 *
 * <p>One stratum in memory at a time, in a fixed order, so that sets depend neither on partitions nor on the order of
 * rows. Distances by join were turned down: within a stratum they are all pairs. Uses schema, study, strata and stats.
 */
@NullMarked
package org.socialrx.matching;

import org.jspecify.annotations.NullMarked;
