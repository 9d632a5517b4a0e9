package org.socialrx.stats.effects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.OrderedCholesky;
import org.socialrx.stats.inference.CombinationScores;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.SumsByCluster;
import org.socialrx.stats.inference.WholeClusterSums;

/** The pass behind covariances: scores and Gram matrices of clusters, squares of rows. Accumulator. */
final class CovariancePass implements Passes.Sums<GroupRows, CovariancePass> {
    private static final long serialVersionUID = 1;

    private final ArrayList<ClusterScope> scopes;
    private final WorkingRows working;
    private final int columns;
    private final TreeMap<Integer, CombinationScores> scores = new TreeMap<>();
    private final TreeMap<Integer, WholeClusterSums> whole = new TreeMap<>();
    private final TreeMap<Integer, SumsByCluster> named = new TreeMap<>();
    private final @Nullable RobustSums robust;

    CovariancePass(EffectsModel model, List<double[]> spread, CovarianceNeeds needs) {
        double[][] root = model.root();
        this.scopes = new ArrayList<>(model.clusterings());
        this.working = model.working();
        this.columns = root.length;
        needs.scored().forEach(c -> scores.put(c, new CombinationScores(root, spread)));
        for (int c : needs.levered()) {
            if (scopes.get(c) == ClusterScope.GROUP) {
                whole.put(c, WholeClusterSums.ofCombinations(root, spread));
            } else {
                named.put(c, new SumsByCluster(columns));
            }
        }
        this.robust = needs.hasRobust() ? new RobustSums(OrderedCholesky.outer(root)) : null;
    }

    @Override
    public void add(GroupRows group) {
        var one = new OneGroup(group);
        working.visit(group, one);
        one.finish();
    }

    @Override
    public void merge(CovariancePass other) {
        other.scores.forEach((c, sums) -> scoresOf(c).merge(sums));
        other.whole.forEach((c, sums) -> whole.merge(c, sums, WholeClusterSums::merge));
        other.named.forEach((c, sums) -> named.merge(c, sums, SumsByCluster::merge));
        if (robust != null && other.robust != null) {
            robust.merge(other.robust);
        }
    }

    CombinationScores scoresOf(int clustering) {
        return asked(scores.get(clustering), clustering);
    }

    @Nullable
    WholeClusterSums wholeOf(int clustering) {
        return whole.get(clustering);
    }

    SumsByCluster namedOf(int clustering) {
        return asked(named.get(clustering), clustering);
    }

    RobustSums robust() {
        if (robust == null) {
            throw new IllegalArgumentException("HC covariances were not asked for");
        }
        return robust;
    }

    private static <T> T asked(@Nullable T sums, int clustering) {
        if (sums == null) {
            throw new IllegalArgumentException("Covariances by clustering %d were not asked for".formatted(clustering));
        }
        return sums;
    }

    /** The sums of one group, while its rows go by. */
    private final class OneGroup implements WorkingRows.Visitor {
        private final GroupRows group;
        private final Map<Integer, Map<String, double[]>> parts = new LinkedHashMap<>();
        private SumsByCluster.@Nullable Cluster all;

        private OneGroup(GroupRows group) {
            this.group = group;
        }

        @Override
        public void row(int t, double[] x, double workingWeight, double residual, double absorbedLeverage) {
            for (int c : scores.keySet()) {
                String name = scopes.get(c) == ClusterScope.GROUP ? "" : group.clusters()[t][c];
                double[] score = parts.computeIfAbsent(c, i -> new LinkedHashMap<>())
                        .computeIfAbsent(name, n -> new double[columns]);
                for (int j = 0; j < columns; j++) {
                    score[j] += residual * x[j];
                }
            }
            named.forEach((c, sums) -> sums.add(group.clusters()[t][c], x, workingWeight, residual));
            if (!whole.isEmpty()) {
                if (all == null) {
                    all = new SumsByCluster.Cluster(new CrossProduct(columns), new CompensatedSums(columns));
                }
                all.add(x, workingWeight, residual);
            }
            if (robust != null) {
                robust.add(x, workingWeight, residual, absorbedLeverage);
            }
        }

        private void finish() {
            parts.forEach((c, byName) -> {
                CombinationScores sums = scoresOf(c);
                if (scopes.get(c) == ClusterScope.NAMED) {
                    byName.forEach(sums::add);
                } else {
                    byName.values().forEach(sums::addWhole);
                }
            });
            if (all != null) {
                SumsByCluster.Cluster cluster = all;
                whole.values().forEach(sums -> sums.add(cluster));
            }
        }
    }
}
