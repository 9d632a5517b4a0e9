package org.socialrx.stats.did;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;

/**
 * Group-time effects without covariates from the moments of the cohorts.
 *
 * <p>The influence of a unit of cohort c on all cells and shares is a matrix A_c times (1, y), so that the covariance
 * is the sum over cohorts of A_c (sum of (1, y)(1, y)') A_c', and that of a cluster's sum follows from its sums of (1,
 * y). The numbers are those of the influence functions unit by unit.
 */
final class MomentEstimator {
    private final GroupTimeDesign design;
    private final CohortMoments moments;
    private final List<GroupTimeCell> cells;
    private final CohortShares shares;
    private final double[] effects;
    private final SortedMap<Integer, double[][]> maps = new TreeMap<>();

    MomentEstimator(GroupTimeDesign design, CohortMoments moments, List<GroupTimeCell> cells, CohortShares shares) {
        this.design = design;
        this.moments = moments;
        this.cells = cells;
        this.shares = shares;
        this.effects = new double[cells.size()];
        int width = cells.size() + shares.cohorts().size();
        for (int cohort : moments.products().keySet()) {
            double[][] map = new double[width][design.periods().size() + 1];
            for (int g = 0; g < shares.cohorts().size(); g++) {
                double isOwn = shares.cohorts().get(g) == cohort ? 1 : 0;
                map[cells.size() + g][0] = (isOwn - shares.values()[g]) / shares.units();
            }
            maps.put(cohort, map);
        }
        for (int c = 0; c < cells.size(); c++) {
            effects[c] = cells.get(c).isReference() ? 0 : estimate(c);
        }
    }

    double[] effects() {
        return effects.clone();
    }

    /** Covariance of cells and shares, units independent. */
    InfluenceCovariance byUnit() {
        int width = cells.size() + shares.cohorts().size();
        double[][] covariance = new double[width][width];
        moments.products().forEach((cohort, product) -> addQuadratic(covariance, map(cohort), product.values()));
        return new InfluenceCovariance(covariance, shares.units());
    }

    /** Covariance of cells and shares, clusters independent. */
    InfluenceCovariance byCluster(int clustering) {
        int width = cells.size() + shares.cohorts().size();
        double[][] covariance = new double[width][width];
        for (SortedMap<Integer, CompensatedSums> cluster :
                moments.byCluster().get(clustering).values()) {
            double[] total = new double[width];
            cluster.forEach((cohort, sums) -> addProduct(total, map(cohort), sums.values()));
            for (int i = 0; i < width; i++) {
                for (int j = 0; total[i] != 0 && j < width; j++) {
                    covariance[i][j] += total[i] * total[j];
                }
            }
        }
        return new InfluenceCovariance(
                covariance, moments.byCluster().get(clustering).size());
    }

    private double estimate(int c) {
        GroupTimeCell cell = cells.get(c);
        double treated = 0;
        double treatedChange = 0;
        double controls = 0;
        double controlChange = 0;
        for (var entry : moments.products().entrySet()) {
            if (entry.getKey() == cell.cohort()) {
                treated += entry.getValue().value(0, 0);
                treatedChange += change(cell, entry.getValue());
            } else if (design.isControl(cell, entry.getKey())) {
                controls += entry.getValue().value(0, 0);
                controlChange += change(cell, entry.getValue());
            }
        }
        if (controls == 0) {
            return Double.NaN;
        }
        for (int cohort : moments.products().keySet()) {
            if (cohort == cell.cohort()) {
                fill(map(cohort)[c], cell, 1 / treated, treatedChange / treated);
            } else if (design.isControl(cell, cohort)) {
                fill(map(cohort)[c], cell, -1 / controls, controlChange / controls);
            }
        }
        return treatedChange / treated - controlChange / controls;
    }

    /** Sum over units of the outcome in the period less that in the base. */
    private static double change(GroupTimeCell cell, CrossProduct product) {
        return product.value(0, cell.periodIndex() + 1) - product.value(0, cell.baseIndex() + 1);
    }

    private static void fill(double[] row, GroupTimeCell cell, double factor, double mean) {
        row[0] = -factor * mean;
        row[cell.periodIndex() + 1] += factor;
        row[cell.baseIndex() + 1] -= factor;
    }

    private double[][] map(int cohort) {
        return maps.getOrDefault(cohort, new double[0][]);
    }

    private static void addQuadratic(double[][] to, double[][] map, double[][] product) {
        for (int i = 0; i < to.length; i++) {
            double[] half = new double[product.length];
            for (int a = 0; a < product.length; a++) {
                for (int b = 0; map[i][a] != 0 && b < product.length; b++) {
                    half[b] += map[i][a] * product[a][b];
                }
            }
            for (int j = 0; j < to.length; j++) {
                for (int b = 0; b < half.length; b++) {
                    to[i][j] += half[b] * map[j][b];
                }
            }
        }
    }

    private static void addProduct(double[] to, double[][] map, double[] sums) {
        for (int i = 0; i < to.length; i++) {
            for (int a = 0; a < sums.length; a++) {
                to[i] += map[i][a] * sums[a];
            }
        }
    }
}
