/**
 * Delivered text files in, typed rows of {@code core} and rejected rows of {@code source} out.
 *
 * <p>A byte-level parser turns every line into typed cells or a named fault; one shuffle by practice brings all rows of
 * a patient together, which shows duplicates and broken references; the shuffle files are then read once to count and
 * once to write, and the text never again. May use {@code schema}, {@code codelist}, {@code study} and the declarations
 * in {@code table}.
 *
 * <p>Spark's CSV reader with {@code try_cast} was turned down: it drops blank lines, knows no byte offsets, hides
 * ragged rows, and the joins for references cost three times the whole of this. Spark's internal rows are used instead
 * of {@code Row} between the two passes, they are a third of the time; {@link org.socialrx.ingest.InternalRows} is the
 * only class that turns them into data sets.
 */
@NullMarked
package org.socialrx.ingest;

import org.jspecify.annotations.NullMarked;
