/**
 * Difference-in-differences: two periods, and group-time effects with their aggregations, bands and pre-tests.
 *
 * <p>Everything is computed from sums over the rows of a {@link org.socialrx.stats.Passes}, so that the same code runs
 * over a list in a test and over a cluster; no influence function of n rows is ever kept, only its cross products by
 * cell, cohort and cluster. Turned down: the multiplier bootstrap with n draws a replicate, which gives the same
 * standard errors in the limit and costs a thousand passes.
 */
@NullMarked
package org.socialrx.stats.did;

import org.jspecify.annotations.NullMarked;
