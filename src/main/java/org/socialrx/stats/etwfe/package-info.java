/**
 * Extended two-way Poisson regression (ETWFE): one effect for each treated cohort and period.
 *
 * <p>The design of a row depends on its cohort and period alone, covariates aside, so that everything is summed over
 * the T periods and p covariates of a cohort and spread to the columns of the model afterwards; with cohort effects and
 * no covariates the sums by cluster, cohort and period say all and the rows are read once. Turned down: one row of
 * dummies a row, which costs the square of the number of coefficients where the square of T will do.
 */
@NullMarked
package org.socialrx.stats.etwfe;

import org.jspecify.annotations.NullMarked;
