/**
 * Difference-in-differences regressions on long panels: event study, Sun and Abraham, imputation, stacked, and the
 * decomposition of two-way fixed effects.
 *
 * <p>Units are whole groups in a pass, ordered by period, and may number millions; what comes to the driver has the
 * size of cohorts times periods, or of the columns. Turned down: widening a panel to one column a period, which has no
 * place for units that are seen in different periods.
 */
@NullMarked
package org.socialrx.stats.panel;

import org.jspecify.annotations.NullMarked;
