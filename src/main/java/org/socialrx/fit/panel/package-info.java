/**
 * Difference-in-differences regressions on a frame: event study, Sun and Abraham, imputation, stacked, and the
 * decomposition of two-way fixed effects.
 *
 * <p>Each reads units as whole groups ordered by time and hands them to its kernel. Imports: the frame, requests and
 * answers of {@code fit}, and {@code stats}. Turned down: keys of units on the driver, where millions have no place.
 */
@NullMarked
package org.socialrx.fit.panel;

import org.jspecify.annotations.NullMarked;
