/**
 * What a candidate used before and after the index date, period by period, with the days observed.
 *
 * <p>One pass over all contacts for every outcome of the study; arrays over periods, so that a candidate is one row and
 * periods without a contact cost nothing. A row for every patient and day was turned down. Uses schema, codelist and
 * study.
 */
@NullMarked
package org.socialrx.panel;

import org.jspecify.annotations.NullMarked;
