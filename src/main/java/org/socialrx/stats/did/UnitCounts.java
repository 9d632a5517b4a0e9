package org.socialrx.stats.did;

/**
 * How many units took part in a group-time estimate, and how many did not.
 *
 * @param units that took part
 * @param incomplete left out because they were not seen in every period
 * @param fromTheStart left out because they are treated, or may react, in the first period
 */
public record UnitCounts(long units, long incomplete, long fromTheStart) {}
