/**
 * Who is compared with whom: greedy nearest-neighbour matching inside one exact stratum, and the most pairs any
 * matching could have found there.
 *
 * <p>Every result depends on the values and the ids only, never on the order in which people are given. Everything
 * works on one stratum at a time, so that a cluster groups by stratum and no person needs to be compared with all
 * others. Turned down: a matrix of all distances (memory grows with the square of the stratum), and ties broken by the
 * order of the rows, as MatchIt does (the answer then changes with the partitioning).
 */
@NullMarked
package org.socialrx.stats.matching;

import org.jspecify.annotations.NullMarked;
