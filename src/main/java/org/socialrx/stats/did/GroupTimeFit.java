package org.socialrx.stats.did;

import java.util.List;
import java.util.stream.IntStream;

/** Estimated group-time effects, ready to be averaged and tested. */
public final class GroupTimeFit {
    private final List<GroupTimeCell> cells;
    private final Aggregator aggregator;
    private final List<InfluenceCovariance> covariances;
    private final long units;
    private final long incompleteUnits;

    GroupTimeFit(
            List<GroupTimeCell> cells,
            Aggregator aggregator,
            List<InfluenceCovariance> covariances,
            long units,
            long incompleteUnits) {
        this.cells = List.copyOf(cells);
        this.aggregator = aggregator;
        this.covariances = List.copyOf(covariances);
        this.units = units;
        this.incompleteUnits = incompleteUnits;
    }

    /** The cells, by cohort and period. */
    public List<GroupTimeCell> cells() {
        return cells;
    }

    /** The effect of a cell; 0 without error in a reference period, not a number if it could not be estimated. */
    public Combination effect(int cell) {
        return aggregator.cell(cell);
    }

    /** Averages the cells. */
    public Aggregated aggregate(Aggregation rules) {
        return aggregator.aggregate(rules);
    }

    /** Covariance with independent units. */
    public InfluenceCovariance byUnit() {
        return covariances.get(0);
    }

    /** Covariance with independent clusters of one of the clusterings, 0 the first. */
    public InfluenceCovariance byCluster(int clustering) {
        return covariances.get(clustering + 1);
    }

    /** Units that took part. */
    public long units() {
        return units;
    }

    /** Units left out because they were not seen in every period. */
    public long incompleteUnits() {
        return incompleteUnits;
    }

    /** Wald test that all effects before treatment are zero, the anticipation window included. */
    public WaldTest preTest(InfluenceCovariance covariance) {
        List<Combination> before = IntStream.range(0, cells.size())
                .filter(c -> !cells.get(c).isPost())
                .mapToObj(this::effect)
                .filter(effect -> effect.isEstimated() && covariance.stdError(effect) > 0)
                .toList();
        return WaldTest.of(before.stream().mapToDouble(Combination::value).toArray(), covariance.covariances(before));
    }

    /** Critical value of a band that holds all estimated parts of an aggregation at once. */
    public double criticalValue(Aggregated aggregated, InfluenceCovariance covariance, double level) {
        List<Combination> estimated = aggregated.parts().stream()
                .filter(part -> part.isEstimated() && covariance.stdError(part) > 0)
                .toList();
        return new SupT(covariance.covariances(estimated)).criticalValue(level);
    }
}
