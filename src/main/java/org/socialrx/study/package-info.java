/**
 * One study as its author wrote it: the whole science, no paths, no Spark.
 *
 * <p>Records bound to a YAML file; the reader lists every fault of the file at once. A configuration library was turned
 * down: none names the nearest known key or all faults together.
 */
@NullMarked
package org.socialrx.study;

import org.jspecify.annotations.NullMarked;
