/**
 * Person-level tables of one study: who was exposed, who may be compared, what is known of them before and after.
 *
 * <p>One file a table, no logic. Schemas inferred from queries were turned down: a declared one is the contract between
 * jobs.
 */
@NullMarked
package org.socialrx.schema.study;

import org.jspecify.annotations.NullMarked;
