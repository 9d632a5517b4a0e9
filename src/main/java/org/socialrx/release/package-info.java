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
 * <p>Two numbers of the same people, of two periods or two analyses, tell by subtraction how many make the difference:
 * such differences are cells too, printed nowhere ({@link org.socialrx.release.Counts#differences}). Observed time is
 * rounded like the people it belongs to, because in a period that nobody leaves it is their number.
 *
 * <p>Two releases over nearly the same people tell how many came or left. A release therefore takes the one before into
 * account ({@link org.socialrx.release.Previous}): what was suppressed stays so, and a count that has moved by less
 * than the profile's {@code holdWithin} is shown as it was. What a held number is off by is the price. Estimates are
 * shown whenever enough people stand behind them, also where their number is suppressed for the sake of another.
 *
 * <p>Characteristics that overlap tell of one another too: three algorithms of homelessness of which each finds whom a
 * narrower one finds, sixteen ethnic groups within five, kinds of activity within any. Where two estimates stand over
 * nearly the same people, only that over more is shown ({@link org.socialrx.release.HomelessEstimates}).
 *
 * <p>Turned down: a total as the sum of its rounded parts wherever there is a total, because a total shared by several
 * characteristics would then be a different number under each; a linear-programming audit in the release itself. Tests
 * use one as an oracle. It found one thing that bound propagation misses, combinations of exact sums in the funnel by
 * group under {@code ons-srs}, and levels where few were lost are therefore pooled there.
 */
@NullMarked
package org.socialrx.release;

import org.jspecify.annotations.NullMarked;
