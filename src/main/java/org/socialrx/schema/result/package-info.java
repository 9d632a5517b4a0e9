/**
 * Aggregates of one study, exact. Each is released under the same name after disclosure control.
 *
 * <p>One file a table, no logic. Schemas inferred from queries were turned down: a declared one is the contract between
 * jobs.
 */
@NullMarked
package org.socialrx.schema.result;

import org.jspecify.annotations.NullMarked;
