/**
 * The statistics: plain Java on arrays, no Spark, no files, no logging.
 *
 * <p>Sums on the cluster, algebra on the driver: an estimator is an accumulator with {@code add} and {@code merge} that
 * holds nothing which grows with the number of patients, and a solver that turns it into a record. The same object runs
 * in a unit test's loop and inside a Spark aggregation. Imports: the JDK, EJML (small dense algebra) and
 * commons-statistics-distribution (tails and quantiles).
 *
 * <p>Turned down: Spark's own generalised linear models (no cluster covariances, no absorbed effects, results that move
 * with the partitioning) and commons-math3 (no survival functions, so small p-values become 0).
 */
@NullMarked
package org.socialrx.stats;

import org.jspecify.annotations.NullMarked;
