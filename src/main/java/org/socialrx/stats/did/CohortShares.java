package org.socialrx.stats.did;

import java.util.List;
import java.util.Map;

/**
 * The treated cohorts and their shares of all units.
 *
 * @param cohorts first treated periods, ascending
 * @param counts units of each
 * @param units all units, the never treated included
 */
record CohortShares(List<Integer> cohorts, List<Long> counts, long units) {
    static CohortShares of(Map<Integer, Long> counts, long units) {
        List<Integer> treated = counts.keySet().stream()
                .filter(g -> g != PanelUnit.NEVER)
                .sorted()
                .toList();
        return new CohortShares(
                treated, treated.stream().map(g -> counts.getOrDefault(g, 0L)).toList(), units);
    }

    double[] values() {
        return counts.stream().mapToDouble(count -> (double) count / units).toArray();
    }

    int indexOf(int cohort) {
        return cohorts.indexOf(cohort);
    }
}
