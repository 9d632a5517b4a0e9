package org.socialrx.stats.did;

import java.util.List;
import java.util.stream.IntStream;

/** Estimated group-time effects, ready to be averaged and tested. */
public final class GroupTimeFit {
    private final List<GroupTimeCell> cells;
    private final Aggregator aggregator;
    private final List<InfluenceCovariance> covariances;
    private final List<CellFault> faults;
    private final List<Long> sizes;
    private final UnitCounts counts;

    GroupTimeFit(
            List<GroupTimeCell> cells,
            Aggregator aggregator,
            List<InfluenceCovariance> covariances,
            List<CellFault> faults,
            List<Long> sizes,
            UnitCounts counts) {
        this.cells = List.copyOf(cells);
        this.aggregator = aggregator;
        this.covariances = List.copyOf(covariances);
        this.faults = List.copyOf(faults);
        this.sizes = List.copyOf(sizes);
        this.counts = counts;
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

    /** Why a cell has no effect; a reference period has none and no fault. */
    public CellFault fault(int cell) {
        return cells.get(cell).isReference() ? CellFault.NONE : faults.get(cell);
    }

    /** Units in the smaller arm of a cell. */
    public long size(int cell) {
        return sizes.get(cell);
    }

    /** Units that took part, and that did not. */
    public UnitCounts counts() {
        return counts;
    }

    /** Wald test that all effects before treatment are zero, the anticipation window included. */
    public WaldTest preTest(InfluenceCovariance covariance) {
        List<Combination> before = before(covariance);
        return WaldTest.of(before.stream().mapToDouble(Combination::value).toArray(), covariance.covariances(before));
    }

    /** How many effects before treatment have an error. */
    public int preTestEffects(InfluenceCovariance covariance) {
        return before(covariance).size();
    }

    private List<Combination> before(InfluenceCovariance covariance) {
        return IntStream.range(0, cells.size())
                .filter(c -> !cells.get(c).isPost())
                .mapToObj(this::effect)
                .filter(effect -> effect.isEstimated() && covariance.stdError(effect) > 0)
                .toList();
    }

    /** Critical value of a band that holds all estimated parts of an aggregation at once. */
    public double criticalValue(Aggregated aggregated, InfluenceCovariance covariance, double level) {
        List<Combination> estimated = aggregated.parts().stream()
                .filter(part -> part.isEstimated() && covariance.stdError(part) > 0)
                .toList();
        return new SupT(covariance.covariances(estimated)).criticalValue(level);
    }
}
