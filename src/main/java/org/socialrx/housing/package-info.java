/**
 * Whether a person is homeless on a day, from the entries that code lists name.
 *
 * <p>Covariates of the candidates and the description of everybody need it, and neither may import the other; here it
 * has one definition. Uses the schema and the study. Turned down: one column an algorithm, because the three are nested
 * and one level a person tells all of them.
 */
@NullMarked
package org.socialrx.housing;

import org.jspecify.annotations.NullMarked;
