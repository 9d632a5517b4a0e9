package org.socialrx.stats.did;

import java.util.ArrayList;
import java.util.List;

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
        CohortCounts counts = units.run(new CohortCounts(design));
        CohortShares shares = CohortShares.of(counts.counts(), counts.units());
        List<GroupTimeCell> cells = design.cells(shares.cohorts());
        List<GroupTimeCell> possible = cells.stream()
                .filter(cell -> !cell.isReference()
                        && counts.counts().keySet().stream().anyMatch(g -> design.isControl(cell, g)))
                .toList();
        List<Comparison> ofPossible =
                possible.stream().map(cell -> design.comparison(columns)).toList();
        for (var pass = new PassOverCells(design, possible, ofPossible);
                pass.isNeeded();
                pass = new PassOverCells(design, possible, ofPossible)) {
            units.run(pass).deliver(ofPossible);
        }
        List<Comparison> comparisons = new ArrayList<>();
        double[] effects = new double[cells.size()];
        for (int c = 0; c < cells.size(); c++) {
            int at = possible.indexOf(cells.get(c));
            comparisons.add(at >= 0 ? ofPossible.get(at) : design.comparison(columns));
            effects[c] = cells.get(c).isReference() ? 0 : comparisons.get(c).effect();
        }
        var influence = units.run(new InfluenceSums(design, cells, comparisons, shares, clusterings));
        var aggregator = new Aggregator(cells, comparisons, effects, shares, design.periods());
        List<InfluenceCovariance> covariances = new ArrayList<>();
        covariances.add(influence.byUnit());
        for (int k = 0; k < clusterings; k++) {
            covariances.add(influence.byCluster(k));
        }
        return new GroupTimeFit(cells, aggregator, covariances, counts.units(), counts.incomplete());
    }
}
