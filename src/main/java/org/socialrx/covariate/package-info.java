/**
 * What is known of a candidate strictly before the index date.
 *
 * <p>One aggregation over the entries that the code lists named. A column for each condition was turned down: the lists
 * belong to the study, the table's schema does not. Earlier contacts are left out on purpose: matching on them biases
 * the estimate. Uses schema and study.
 */
@NullMarked
package org.socialrx.covariate;

import org.jspecify.annotations.NullMarked;
