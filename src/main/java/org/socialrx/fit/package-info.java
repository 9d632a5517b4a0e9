/**
 * The {@code fit} job's models: any estimator on a table that the user brings.
 *
 * <p>A file of models becomes requests; models over the same rows share a frame; estimators ask their frame for sums
 * and hand them to the kernels of {@code stats}, the same that the study uses. Imports: {@code stats}, the declared
 * tables, and how the study reports faults. Turned down: one job a model, and kernels of its own.
 */
@NullMarked
package org.socialrx.fit;

import org.jspecify.annotations.NullMarked;
