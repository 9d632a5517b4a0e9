/**
 * The files of a delivery: which they are, whether they can be read at all, and their hashes.
 *
 * <p>Whatever is wrong with a whole file is found here, before the first row is read. Finding it while parsing was
 * turned down: half a delivery would be counted before the fault is named.
 */
@NullMarked
package org.socialrx.ingest.delivery;

import org.jspecify.annotations.NullMarked;
