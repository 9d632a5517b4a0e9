package org.socialrx.stats.did;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.socialrx.stats.Passes;

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
    private final double[][] products;
    private final List<TreeMap<String, double[]>> byCluster = new ArrayList<>();
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
        products = new double[width][width];
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
        for (int i = 0; i < unitRow.length; i++) {
            double head = unitRow[i];
            for (int j = 0; head != 0 && j <= i; j++) {
                products[i][j] += head * unitRow[j];
            }
        }
        for (int k = 0; k < byCluster.size(); k++) {
            addTo(byCluster.get(k), unit.clusters().get(k), unitRow);
        }
    }

    @Override
    public void merge(InfluenceSums other) {
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += other.products[i][j];
            }
        }
        for (int k = 0; k < byCluster.size(); k++) {
            var mine = byCluster.get(k);
            other.byCluster.get(k).forEach((cluster, sum) -> addTo(mine, cluster, sum));
        }
    }

    /** Covariance of cells and shares, units independent. */
    InfluenceCovariance byUnit() {
        double[][] matrix = new double[products.length][products.length];
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = products[i][j];
                matrix[j][i] = products[i][j];
            }
        }
        return new InfluenceCovariance(matrix);
    }

    /** Covariance of cells and shares, clusters independent. */
    InfluenceCovariance byCluster(int clustering) {
        double[][] matrix = new double[products.length][products.length];
        for (double[] sum : byCluster.get(clustering).values()) {
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum.length; j++) {
                    matrix[i][j] += sum[i] * sum[j];
                }
            }
        }
        return new InfluenceCovariance(matrix);
    }

    private void fill(PanelUnit unit) {
        for (int c = 0; c < cells.size(); c++) {
            Comparison comparison = comparisons.get(c);
            unitRow[c] = 0;
            if (comparison.isEstimated()) {
                int at = c;
                design.visit(cells.get(c), unit, row, seen -> unitRow[at] += comparison.influence(seen));
            }
        }
        int cohort = design.cohortOf(unit);
        for (int g = 0; g < cohorts.size(); g++) {
            unitRow[cells.size() + g] = ((cohorts.get(g) == cohort ? 1 : 0) - shares[g]) / units;
        }
    }

    private static void addTo(Map<String, double[]> sums, String cluster, double[] values) {
        double[] sum = sums.computeIfAbsent(cluster, absent -> new double[values.length]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }
}
