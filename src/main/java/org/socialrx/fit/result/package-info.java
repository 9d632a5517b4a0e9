/**
 * What models give: an answer each, the result tables as CSV, and what the user reads on the terminal.
 *
 * <p>Results are small and are written in one order, with the shortest digits that give the same number back; only the
 * pairs of a matching can be as long as the table and stay a Dataset. Turned down: Spark's CSV writer for the small
 * ones (a folder of parts, in an order that may change).
 */
@NullMarked
package org.socialrx.fit.result;

import org.jspecify.annotations.NullMarked;
