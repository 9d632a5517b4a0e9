package org.socialrx.stats.etwfe;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.inference.SumsByCluster;

/**
 * The scores of the clusters of one clustering, over the vectors (period, covariates) of each cohort. Accumulator.
 *
 * <p>A cluster within a unit lies in one cohort and is whole when the unit is read: the sum of its score's squares is
 * all that is kept.
 */
final class ClusterScores implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String SEVERAL = "\u0000";

    private final EtwfeDesign design;
    private final Clustering clustering;
    private final int position;
    private final TreeMap<String, Map<Integer, Cell>> clusters = new TreeMap<>();
    private final CrossProduct[] squares;
    private final Map<Integer, String> ofCohort = new HashMap<>();
    private final Map<Integer, String> ofPeriod = new HashMap<>();
    private boolean hasWholeUnits = true;
    private long within;

    ClusterScores(EtwfeDesign design, Clustering clustering, int position) {
        this.design = design;
        this.clustering = clustering;
        this.position = position;
        squares = new CrossProduct[design.cohorts().size()];
        for (int c = 0; c < squares.length; c++) {
            squares[c] = new CrossProduct(design.width());
        }
    }

    private record Cell(CompensatedSums score, @Nullable CrossProduct gram) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** Which clustering of the units this is. */
    int position() {
        return position;
    }

    /** Adds the rows of a unit that lie in one cluster. */
    void add(String label, int cohort, List<Integer> periods, CountUnit unit, UnitMeans means) {
        if (clustering.size() == Clustering.Size.WITHIN_UNITS) {
            double[] score = new double[design.width()];
            for (int t : periods) {
                double residual = unit.counts()[t] - means.mean(t);
                for (int f = 0; f < score.length; f++) {
                    score[f] += means.vector(t)[f] * residual;
                }
            }
            squares[cohort].add(score, 1);
            within++;
            return;
        }
        Cell cell = cell(label, cohort);
        ofCohort.merge(cohort, label, ClusterScores::same);
        for (int t : periods) {
            ofPeriod.merge(t, label, ClusterScores::same);
            cell.score.addScaled(means.vector(t), unit.counts()[t] - means.mean(t));
            if (cell.gram != null) {
                cell.gram.add(means.vector(t), means.mean(t));
            }
        }
    }

    /** Notes in how many clusters a unit lies. */
    void seeUnit(int parts) {
        hasWholeUnits &= parts == 1;
    }

    private static String same(String one, String other) {
        return one.equals(other) ? one : SEVERAL;
    }

    private Cell cell(String label, int cohort) {
        return clusters.computeIfAbsent(label, absent -> new TreeMap<>())
                .computeIfAbsent(
                        cohort,
                        absent -> new Cell(
                                new CompensatedSums(design.width()),
                                clustering.leverage() == Clustering.Leverage.KEPT
                                        ? new CrossProduct(design.width())
                                        : null));
    }

    void merge(ClusterScores other) {
        other.clusters.forEach((label, cohorts) -> cohorts.forEach((cohort, theirs) -> {
            Cell ours = cell(label, cohort);
            ours.score.merge(theirs.score);
            if (ours.gram != null && theirs.gram != null) {
                ours.gram.merge(theirs.gram);
            }
        }));
        for (int c = 0; c < squares.length; c++) {
            squares[c].merge(other.squares[c]);
        }
        other.ofCohort.forEach((cohort, label) -> ofCohort.merge(cohort, label, ClusterScores::same));
        other.ofPeriod.forEach((period, label) -> ofPeriod.merge(period, label, ClusterScores::same));
        hasWholeUnits &= other.hasWholeUnits;
        within += other.within;
    }

    /** How many clusters there are. */
    long count() {
        return within + clusters.size();
    }

    /** Whether every unit lies in one cluster. */
    boolean nestsUnits() {
        return hasWholeUnits;
    }

    /** Whether every cohort lies in one cluster. */
    boolean nestsCohorts() {
        return isNested(ofCohort);
    }

    /** Whether every period lies in one cluster. */
    boolean nestsPeriods() {
        return isNested(ofPeriod);
    }

    private static boolean isNested(Map<Integer, String> labels) {
        return !labels.isEmpty() && labels.values().stream().noneMatch(SEVERAL::equals);
    }

    /** The sum over clusters of the squares of their scores, spread to the columns of the model. */
    double[][] meat() {
        var meat = new CrossProduct(design.names().size());
        for (int c = 0; c < squares.length; c++) {
            meat.addSpread(squares[c], design.columns(c));
        }
        for (Map<Integer, Cell> cohorts : clusters.values()) {
            meat.add(score(cohorts).values(), 1);
        }
        return meat.values();
    }

    /** Gram matrix and score of every cluster. */
    SumsByCluster sums() {
        var sums = new SumsByCluster(design.names().size());
        clusters.forEach((label, cohorts) -> {
            var cluster = sums.cluster(label);
            cluster.score().merge(score(cohorts));
            cohorts.forEach((cohort, cell) -> {
                if (cell.gram != null) {
                    cluster.gram().addSpread(cell.gram, design.columns(cohort));
                }
            });
        });
        return sums;
    }

    boolean hasLeverage() {
        return clustering.leverage() == Clustering.Leverage.KEPT;
    }

    private CompensatedSums score(Map<Integer, Cell> cohorts) {
        var wide = new CompensatedSums(design.names().size());
        cohorts.forEach((cohort, cell) -> wide.addSpread(cell.score, design.columns(cohort)));
        return wide;
    }
}
