/**
 * What the code lists find in the record: counts by list, line, practice and year, and what they may miss.
 *
 * <p>One file a table, no logic. Exact counts for the team that keeps the lists; nothing here is released.
 */
@NullMarked
package org.socialrx.schema.coverage;

import org.jspecify.annotations.NullMarked;
