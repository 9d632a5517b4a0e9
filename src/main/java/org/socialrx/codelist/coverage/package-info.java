/**
 * What code lists find in the record, what they may miss, and what a new version of one would change.
 *
 * <p>Uses the matching of {@code codelist}, so that a report says what a study would see, and schema. Likeness of words
 * is Spark SQL over three-letter pieces: a user-defined function was turned down, as everywhere, and edit distance too,
 * because the words of one thing come in any order.
 */
@NullMarked
package org.socialrx.codelist.coverage;

import org.jspecify.annotations.NullMarked;
