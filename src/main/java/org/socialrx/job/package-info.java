/**
 * The jobs: what each reads, computes and writes, and the runner that does everything that touches the world.
 *
 * <p>The only package that parses arguments, prints, looks at the clock and ends the process. A workflow engine was
 * turned down: the chain is short, and every step must run alone and on a cluster.
 */
@NullMarked
package org.socialrx.job;

import org.jspecify.annotations.NullMarked;
