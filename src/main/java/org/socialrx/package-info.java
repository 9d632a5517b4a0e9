/**
 * Who is socially prescribed, who is left out, and what does it change: a research pipeline on Spark and Delta Lake.
 *
 * <p>Data moves one way, through Delta tables: source, core, study, result, release. Jobs are in {@code job}, one stage
 * a package, and no stage imports another: tables are the only interface.
 */
@NullMarked
package org.socialrx;

import org.jspecify.annotations.NullMarked;
