package org.socialrx.stats.did;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * All that group-time effects without covariates need of a balanced panel: for each cohort the cross product of (1, y),
 * and for each cluster and cohort the sum of (1, y). Accumulator.
 *
 * <p>Outcomes are taken from the unit's first one, which changes no difference between periods and keeps the digits of
 * small changes of large numbers.
 */
final class CohortMoments implements Passes.Sums<PanelUnit, CohortMoments> {
    private static final long serialVersionUID = 1;

    private final GroupTimeDesign design;
    private final TreeMap<Integer, CrossProduct> products = new TreeMap<>();
    private final List<SortedMap<String, SortedMap<Integer, CompensatedSums>>> byCluster = new ArrayList<>();
    private final double[] row;
    private long incomplete;
    private long fromTheStart;

    CohortMoments(GroupTimeDesign design, int clusterings) {
        this.design = design;
        this.row = new double[design.periods().size() + 1];
        for (int k = 0; k < clusterings; k++) {
            byCluster.add(new TreeMap<>());
        }
    }

    @Override
    public void add(PanelUnit unit) {
        if (!design.holds(unit)) {
            boolean isFromTheStart = design.isTreatedFromTheStart(unit);
            fromTheStart += isFromTheStart ? 1 : 0;
            incomplete += isFromTheStart ? 0 : 1;
            return;
        }
        row[0] = 1;
        for (int t = 1; t < row.length; t++) {
            row[t] = unit.outcome(t - 1) - unit.outcome(0);
        }
        int cohort = design.cohortOf(unit);
        product(cohort).add(row, 1);
        for (int k = 0; k < byCluster.size(); k++) {
            sums(k, unit.clusters().get(k), cohort).addScaled(row, 1);
        }
    }

    @Override
    public void merge(CohortMoments other) {
        other.products.forEach((cohort, product) -> product(cohort).merge(product));
        for (int k = 0; k < byCluster.size(); k++) {
            int clustering = k;
            other.byCluster
                    .get(k)
                    .forEach((cluster, cohorts) -> cohorts.forEach(
                            (cohort, sums) -> sums(clustering, cluster, cohort).merge(sums)));
        }
        incomplete += other.incomplete;
        fromTheStart += other.fromTheStart;
    }

    /** Units of each cohort, never treated as 0. */
    Map<Integer, Long> counts() {
        Map<Integer, Long> counts = new TreeMap<>();
        products.forEach((cohort, product) -> counts.put(cohort, (long) product.value(0, 0)));
        return counts;
    }

    long units() {
        return counts().values().stream().mapToLong(Long::longValue).sum();
    }

    long incomplete() {
        return incomplete;
    }

    /** Units treated from the first period on. */
    long fromTheStart() {
        return fromTheStart;
    }

    /** The cross product of (1, y) in each cohort. */
    SortedMap<Integer, CrossProduct> products() {
        return products;
    }

    /** The sum of (1, y) in each cluster and cohort. */
    List<SortedMap<String, SortedMap<Integer, CompensatedSums>>> byCluster() {
        return byCluster;
    }

    private CrossProduct product(int cohort) {
        return products.computeIfAbsent(cohort, absent -> new CrossProduct(row.length));
    }

    private CompensatedSums sums(int clustering, String cluster, int cohort) {
        return byCluster
                .get(clustering)
                .computeIfAbsent(cluster, absent -> new TreeMap<>())
                .computeIfAbsent(cohort, absent -> new CompensatedSums(row.length));
    }
}
