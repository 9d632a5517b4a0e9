/**
 * What was delivered: the manifest of files and the rows that were refused. Accepted rows are not stored twice.
 *
 * <p>One file a table, no logic. Schemas inferred from queries were turned down: a declared one is the contract between
 * jobs.
 */
@NullMarked
package org.socialrx.schema.source;

import org.jspecify.annotations.NullMarked;
