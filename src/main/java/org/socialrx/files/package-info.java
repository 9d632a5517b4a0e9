/**
 * The machine's own file system as Hadoop sees it, without a process for every permission and link.
 *
 * <p>Hadoop's native library is not in its jars. Without it Hadoop's local file system starts {@code chmod} for every
 * file it creates and {@code readlink} for every one it renames: the demonstration started four thousand processes.
 * Java's own {@code Files} does the same in the process. The library known for this,
 * {@code hadoop-bare-naked-local-fs}, was turned down: it serves Windows and leaves {@code FileContext}, by which Delta
 * commits, as it is.
 */
@NullMarked
package org.socialrx.files;

import org.jspecify.annotations.NullMarked;
