package org.socialrx.stats.did;

import java.io.Serializable;
import java.util.Optional;
import java.util.TreeMap;
import org.socialrx.stats.Passes;
import org.socialrx.stats.TooFewRowsException;

/**
 * The average effect on the treated from one period before and one after, adjusted for covariates.
 *
 * @param method how covariates enter
 * @param columns covariates of a unit, counting the constant; at least 1
 */
public record TwoPeriodDid(DidMethod method, int columns) {
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
        var comparison = Comparison.ofChanges(method, columns);
        for (Optional<CellSums> open = comparison.next(); open.isPresent(); open = comparison.next()) {
            comparison.accept(units.run(new OneCell(open.orElseThrow())).sums);
        }
        var influence = units.run(new ClusterInfluence(comparison));
        return new TwoPeriodEffect(
                comparison.effect(),
                Math.sqrt(influence.squares),
                influence.clusterStdError(),
                counts.treated,
                counts.controls);
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
        private final TreeMap<String, Double> byCluster = new TreeMap<>();
        private final Observation row = new Observation();
        private double squares;

        private ClusterInfluence(Comparison comparison) {
            this.comparison = comparison;
        }

        @Override
        public void add(TwoPeriodUnit unit) {
            double influence = comparison.influence(unit.into(row));
            squares += influence * influence;
            byCluster.merge(unit.cluster(), influence, Double::sum);
        }

        @Override
        public void merge(ClusterInfluence other) {
            squares += other.squares;
            other.byCluster.forEach((cluster, sum) -> byCluster.merge(cluster, sum, Double::sum));
        }

        private double clusterStdError() {
            return Math.sqrt(byCluster.values().stream().mapToDouble(s -> s * s).sum());
        }
    }
}
