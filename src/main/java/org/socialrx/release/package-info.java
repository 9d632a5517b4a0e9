/**
 * The only way out: result tables to released tables under one disclosure profile.
 *
 * <p>Every count of every table becomes a cell; cells that count the same people under the same value are one, so that
 * a count suppressed in one table is suppressed in all. The sums that hold between cells are declared
 * ({@link org.socialrx.release.Populations}); an attacker who knows every released number, the rounding and these sums
 * is played out by bound propagation ({@link org.socialrx.release.Attacker}), and further counts are suppressed until
 * no small count can be told from a larger one ({@link org.socialrx.release.Suppression}). Result tables are small
 * aggregates, so all of this is plain Java on the driver.
 *
 * <p>What no single release can answer: two releases of one table over slightly different data. Rounding hides a change
 * of a few patients, but a count suppressed only to protect a neighbour may be shown by the next release.
 * {@link org.socialrx.release.Release#apply(Profile, java.util.Map, java.util.Map, String)} therefore takes the release
 * before this one and keeps suppressed what was suppressed.
 *
 * <p>Turned down: a total as the sum of its rounded parts wherever there is a total, because a total shared by several
 * characteristics would then be a different number under each; a linear-programming audit, which tests use as an oracle
 * and which found nothing that bound propagation had missed.
 */
@NullMarked
package org.socialrx.release;

import org.jspecify.annotations.NullMarked;
