package org.socialrx.stats.did;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * Cross products of the units' influence on all cells and on all cohort shares, whole and summed by cluster.
 * Accumulator.
 *
 * <p>A unit's row is (influence on each cell; (1{its cohort = g} - share of g)/n for each cohort g), scaled so that the
 * variance of any linear combination a is the sum over units (or clusters) of (a'row)². Every aggregation is such a
 * combination, the estimated shares included, so nothing of n rows is needed after this pass.
 */
final class InfluenceSums implements Passes.Sums<PanelUnit, InfluenceSums> {
    private static final long serialVersionUID = 1;

    private final GroupTimeDesign design;
    private final List<GroupTimeCell> cells;
    private final List<Comparison> comparisons;
    private final List<Integer> cohorts;
    private final double[] shares;
    private final long units;
    private final CellRoles roles;
    private final CrossProduct products;
    private final List<TreeMap<String, CompensatedSums>> byCluster = new ArrayList<>();
    private final double[] unitRow;
    private final Observation row = new Observation();

    InfluenceSums(
            GroupTimeDesign design,
            List<GroupTimeCell> cells,
            List<Comparison> comparisons,
            CohortShares shares,
            int clusterings) {
        this.design = design;
        this.cells = cells;
        this.comparisons = comparisons;
        this.cohorts = shares.cohorts();
        this.shares = shares.values();
        this.units = shares.units();
        int width = cells.size() + cohorts.size();
        products = new CrossProduct(width);
        roles = new CellRoles(design, cells);
        unitRow = new double[width];
        for (int k = 0; k < clusterings; k++) {
            byCluster.add(new TreeMap<>());
        }
    }

    @Override
    public void add(PanelUnit unit) {
        if (!design.holds(unit)) {
            return;
        }
        fill(unit);
        products.add(unitRow, 1);
        for (int k = 0; k < byCluster.size(); k++) {
            sums(k, unit.clusters().get(k)).addScaled(unitRow, 1);
        }
    }

    @Override
    public void merge(InfluenceSums other) {
        products.merge(other.products);
        for (int k = 0; k < byCluster.size(); k++) {
            int clustering = k;
            other.byCluster
                    .get(k)
                    .forEach((cluster, sum) -> sums(clustering, cluster).merge(sum));
        }
    }

    /** Covariance of cells and shares, units independent. */
    InfluenceCovariance byUnit() {
        return new InfluenceCovariance(products.values(), units);
    }

    /** Covariance of cells and shares, clusters independent. */
    InfluenceCovariance byCluster(int clustering) {
        double[][] matrix = new double[unitRow.length][unitRow.length];
        for (CompensatedSums cluster : byCluster.get(clustering).values()) {
            double[] sum = cluster.values();
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum.length; j++) {
                    matrix[i][j] += sum[i] * sum[j];
                }
            }
        }
        return new InfluenceCovariance(matrix, byCluster.get(clustering).size());
    }

    private void fill(PanelUnit unit) {
        int cohort = design.cohortOf(unit);
        byte[] own = roles.of(cohort);
        for (int c = 0; c < cells.size(); c++) {
            Comparison comparison = comparisons.get(c);
            unitRow[c] = 0;
            if (own[c] != CellRoles.NONE && comparison.isEstimated()) {
                int at = c;
                boolean isTreated = own[c] == CellRoles.TREATED;
                design.visit(cells.get(c), isTreated, unit, row, seen -> unitRow[at] += comparison.influence(seen));
            }
        }
        for (int g = 0; g < cohorts.size(); g++) {
            unitRow[cells.size() + g] = ((cohorts.get(g) == cohort ? 1 : 0) - shares[g]) / units;
        }
    }

    private CompensatedSums sums(int clustering, String cluster) {
        return byCluster.get(clustering).computeIfAbsent(cluster, absent -> new CompensatedSums(unitRow.length));
    }
}
