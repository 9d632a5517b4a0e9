package org.socialrx.stats.did;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.socialrx.stats.Passes;

/**
 * Average effects on the treated by cohort and period: each cohort against controls, each period against its base.
 *
 * <p>Source: Callaway and Sant'Anna, Journal of Econometrics 2021;225:200. Three passes over the units and, where there
 * is a propensity model with covariates, one more for each Newton step, for all cells at once.
 */
public final class GroupTimeAtt {
    private final GroupTimeDesign design;
    private final int columns;
    private final int clusterings;

    /**
     * Lays out.
     *
     * @param rules how
     * @param periods all periods, ascending
     * @param columns covariates of a unit, counting the constant; at least 1
     * @param clusterings how many clusterings the units name
     */
    public GroupTimeAtt(GroupTimeRules rules, List<Integer> periods, int columns, int clusterings) {
        this.design = new GroupTimeDesign(rules, periods);
        this.columns = columns;
        this.clusterings = clusterings;
    }

    /** Estimates all cells. */
    public GroupTimeFit fit(Passes<PanelUnit> units) {
        return columns == 1 && design.isBalanced() ? fitMoments(units) : fitModels(units);
    }

    private GroupTimeFit fitMoments(Passes<PanelUnit> units) {
        CohortMoments moments = units.run(new CohortMoments(design, clusterings));
        CohortShares shares = CohortShares.of(moments.counts(), moments.units());
        List<GroupTimeCell> cells = design.cells(shares.cohorts());
        var estimator = new MomentEstimator(design, moments, cells, shares);
        List<InfluenceCovariance> covariances = new ArrayList<>(List.of(estimator.byUnit()));
        for (int k = 0; k < clusterings; k++) {
            covariances.add(estimator.byCluster(k));
        }
        var aggregator = new Aggregator(cells, estimator.effects(), shares, design.periods());
        List<CellFault> faults = cells.stream()
                .map(cell -> moments.counts().keySet().stream().anyMatch(g -> design.isControl(cell, g))
                        ? CellFault.NONE
                        : CellFault.of(CellFault.Kind.NO_CONTROL))
                .toList();
        return new GroupTimeFit(
                cells,
                aggregator,
                covariances,
                faults,
                sizes(cells, moments.counts()),
                new UnitCounts(moments.units(), moments.incomplete(), moments.fromTheStart()));
    }

    private GroupTimeFit fitModels(Passes<PanelUnit> units) {
        CohortCounts counts = units.run(new CohortCounts(design));
        CohortShares shares = CohortShares.of(counts.counts(), counts.units());
        List<GroupTimeCell> cells = design.cells(shares.cohorts());
        List<Comparison> comparisons = compare(units, cells, counts);
        double[] effects = new double[cells.size()];
        for (int c = 0; c < effects.length; c++) {
            effects[c] = cells.get(c).isReference() ? 0 : comparisons.get(c).effect();
        }
        var influence = units.run(new InfluenceSums(design, cells, comparisons, shares, clusterings));
        List<InfluenceCovariance> covariances = new ArrayList<>(List.of(influence.byUnit()));
        for (int k = 0; k < clusterings; k++) {
            covariances.add(influence.byCluster(k));
        }
        var aggregator = new Aggregator(cells, effects, shares, design.periods());
        return new GroupTimeFit(
                cells,
                aggregator,
                covariances,
                comparisons.stream().map(Comparison::fault).toList(),
                sizes(cells, counts.counts()),
                new UnitCounts(counts.units(), counts.incomplete(), counts.fromTheStart()));
    }

    /** The units in the smaller arm of each cell. */
    private List<Long> sizes(List<GroupTimeCell> cells, Map<Integer, Long> counts) {
        return cells.stream()
                .map(cell -> {
                    long controls = counts.entrySet().stream()
                            .filter(cohort -> design.isControl(cell, cohort.getKey()))
                            .mapToLong(Map.Entry::getValue)
                            .sum();
                    return Math.min(controls, counts.getOrDefault(cell.cohort(), 0L));
                })
                .toList();
    }

    /** Fits the comparisons of all cells that have controls; the others stay without an effect. */
    private List<Comparison> compare(Passes<PanelUnit> units, List<GroupTimeCell> cells, CohortCounts counts) {
        List<GroupTimeCell> possible = cells.stream()
                .filter(cell -> !cell.isReference()
                        && counts.counts().keySet().stream().anyMatch(g -> design.isControl(cell, g)))
                .toList();
        List<Comparison> comparisons =
                design.comparisons(possible, counts.counts().keySet(), columns, counts.isConstant());
        for (var pass = new PassOverCells(design, possible, comparisons);
                pass.isNeeded();
                pass = new PassOverCells(design, possible, comparisons)) {
            units.run(pass).deliver(comparisons);
        }
        return cells.stream()
                .map(cell -> possible.contains(cell)
                        ? comparisons.get(possible.indexOf(cell))
                        : Comparison.without(design.comparison(columns), CellFault.Kind.NO_CONTROL))
                .toList();
    }
}
