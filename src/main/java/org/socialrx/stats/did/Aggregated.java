package org.socialrx.stats.did;

import java.util.List;

/**
 * An aggregation: its overall effect and its parts in ascending order.
 *
 * @param overall the overall effect
 * @param parts one for each cohort, event time or period; empty for a simple average
 */
public record Aggregated(Combination overall, List<Combination> parts) {
    public Aggregated {
        parts = List.copyOf(parts);
    }
}
