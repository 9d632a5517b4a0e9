/**
 * Scores of questionnaires and how they change within a person.
 *
 * <p>Turned down: effect sizes with the standard deviation of the change alone, which grow with the correlation of the
 * two scores; all three forms are given side by side.
 */
@NullMarked
package org.socialrx.stats.instrument;

import org.jspecify.annotations.NullMarked;
