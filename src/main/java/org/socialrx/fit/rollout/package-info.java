/**
 * Effects of a treatment that units take up at different times, from whole units: group-time effects, two-period
 * comparisons, two-way Poisson.
 *
 * <p>A unit is turned into arrays by period where its rows lie and given to the kernel at once. What a panel must not
 * have (two rows for one unit and period, a cohort that changes) is counted on the way and refused by its rule. Turned
 * down: a pivot of the table by period, which shuffles every row and fails where a period is missing.
 */
@NullMarked
package org.socialrx.fit.rollout;

import org.jspecify.annotations.NullMarked;
