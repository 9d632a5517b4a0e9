package org.socialrx.stats.did;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.socialrx.stats.Passes;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.CompensatedSums;

/**
 * The average effect on the treated from one period before and one after, adjusted for covariates.
 *
 * @param method how covariates enter
 * @param columns covariates of a unit, counting the constant; at least 1
 * @param clusterings how many clusterings the units name
 */
public record TwoPeriodDid(DidMethod method, int columns, int clusterings) {
    /**
     * Estimates the effect.
     *
     * @throws TooFewRowsException if an arm is empty
     */
    public TwoPeriodEffect fit(Passes<TwoPeriodUnit> units) {
        var counts = units.run(new ArmCounts());
        if (counts.treated == 0 || counts.controls == 0) {
            throw new TooFewRowsException("units in an arm", 0, 1);
        }
        var comparison = Comparison.ofChanges(method, Propensity.of(method, columns), columns);
        for (Optional<CellSums> open = comparison.next(); open.isPresent(); open = comparison.next()) {
            comparison.accept(units.run(new OneCell(open.orElseThrow())).sums);
        }
        if (!comparison.isEstimated()) {
            return new TwoPeriodEffect(
                    Double.NaN, Double.NaN, List.of(), counts.treated, counts.controls, comparison.fault());
        }
        var influence = units.run(new ClusterInfluence(comparison, clusterings));
        return new TwoPeriodEffect(
                comparison.effect(),
                Math.sqrt(influence.squares.value(0)),
                influence.clusterStdErrors(),
                counts.treated,
                counts.controls,
                comparison.fault());
    }

    private static final class ArmCounts implements Passes.Sums<TwoPeriodUnit, ArmCounts> {
        private static final long serialVersionUID = 1;
        private long treated;
        private long controls;

        @Override
        public void add(TwoPeriodUnit unit) {
            treated += unit.isTreated() ? 1 : 0;
            controls += unit.isTreated() ? 0 : 1;
        }

        @Override
        public void merge(ArmCounts other) {
            treated += other.treated;
            controls += other.controls;
        }
    }

    private static final class OneCell implements Passes.Sums<TwoPeriodUnit, OneCell> {
        private static final long serialVersionUID = 1;
        private final CellSums sums;
        private final Observation row = new Observation();

        private OneCell(CellSums sums) {
            this.sums = sums;
        }

        @Override
        public void add(TwoPeriodUnit unit) {
            sums.add(unit.into(row));
        }

        @Override
        public void merge(OneCell other) {
            sums.merge(other.sums);
        }
    }

    private static final class ClusterInfluence implements Passes.Sums<TwoPeriodUnit, ClusterInfluence>, Serializable {
        private static final long serialVersionUID = 1;
        private final Comparison comparison;
        private final List<TreeMap<String, CompensatedSums>> byCluster = new ArrayList<>();
        private final Observation row = new Observation();
        private final CompensatedSums squares = new CompensatedSums(1);

        private ClusterInfluence(Comparison comparison, int clusterings) {
            this.comparison = comparison;
            for (int k = 0; k < clusterings; k++) {
                byCluster.add(new TreeMap<>());
            }
        }

        @Override
        public void add(TwoPeriodUnit unit) {
            double influence = comparison.influence(unit.into(row));
            squares.addProduct(0, influence, influence);
            for (int k = 0; k < byCluster.size(); k++) {
                sum(k, unit.clusters().get(k)).add(0, influence);
            }
        }

        @Override
        public void merge(ClusterInfluence other) {
            squares.merge(other.squares);
            for (int k = 0; k < byCluster.size(); k++) {
                int clustering = k;
                other.byCluster
                        .get(k)
                        .forEach((cluster, sum) -> sum(clustering, cluster).merge(sum));
            }
        }

        private CompensatedSums sum(int clustering, String cluster) {
            return byCluster.get(clustering).computeIfAbsent(cluster, absent -> new CompensatedSums(1));
        }

        private List<Double> clusterStdErrors() {
            return byCluster.stream()
                    .map(sums -> Math.sqrt(sums.values().stream()
                            .mapToDouble(sum -> sum.value(0) * sum.value(0))
                            .sum()))
                    .toList();
        }
    }
}
