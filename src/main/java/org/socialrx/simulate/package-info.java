/**
 * Simulated deliveries: text files laid out like CPRD Aurum, a social-prescribing layer, and the truth beside them.
 *
 * <p>A block of patients is one Spark task and one part of each large file; what it writes depends on the seed and the
 * patients' numbers alone, so the bytes are the same on any number of cores. The world itself is drawn in
 * {@code world}.
 *
 * <p>Turned down: one row a record through Spark SQL and {@code partitionBy(table).text} (a third of the speed, and the
 * names of the files are Spark's), and sorting anything.
 */
@NullMarked
package org.socialrx.simulate;

import org.jspecify.annotations.NullMarked;
