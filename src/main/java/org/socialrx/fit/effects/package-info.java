/**
 * What regressions with fixed effects have in common on a frame: how clusterings lie to the groups whose effect is
 * taken out, groups as the kernel wants them, and the errors a model asks for.
 *
 * <p>Imports: the frame, requests and answers of {@code fit}, and {@code stats}. Turned down: the errors of plain
 * regressions, which go through the rows of one cluster after another and have no place for an effect that is taken
 * out.
 */
@NullMarked
package org.socialrx.fit.effects;

import org.jspecify.annotations.NullMarked;
