/**
 * What ran, what it read and wrote. Counts only, never a value of a patient.
 *
 * <p>One file a table, no logic. Schemas inferred from queries were turned down: a declared one is the contract between
 * jobs.
 */
@NullMarked
package org.socialrx.schema.ops;

import org.jspecify.annotations.NullMarked;
