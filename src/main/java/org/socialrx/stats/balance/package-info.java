/**
 * Whether two arms are alike: standardised mean differences, variance ratios, distances of distributions, effective
 * sample sizes, overlap of the propensity score.
 *
 * <p>Accumulators with {@code add}, {@code merge} and an answer; sums are exact or compensated, so answers are the same
 * bits under any partitioning. Turned down: balance of a sample of rows, as large-scale packages do to save time; all
 * rows are used.
 */
@NullMarked
package org.socialrx.stats.balance;

import org.jspecify.annotations.NullMarked;
