package org.socialrx.fit.rollout;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.socialrx.fit.frame.Group;
import org.socialrx.stats.did.TwoPeriodUnit;

/**
 * Makes units seen before and after; a unit that lacks one of the two takes no part.
 *
 * @param layout of their rows
 */
record TwoPeriodUnits(Layout layout) implements UnitReader<TwoPeriodUnit> {
    private static final long serialVersionUID = 1;

    /**
     * How the rows of a unit are laid out: time, treatment, one or two outcomes, covariates.
     *
     * @param isWide whether one row has both outcomes
     * @param before the period before
     * @param after the period after
     * @param covariates how many covariates
     * @param clusters names of the clusters
     */
    record Layout(boolean isWide, double before, double after, int covariates, List<String> clusters)
            implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Optional<TwoPeriodUnit> read(Group rows, PanelFaults faults) {
        var before = layout.isWide() ? 0 : find(rows, layout.before(), faults);
        var after = layout.isWide() ? 0 : find(rows, layout.after(), faults);
        if (layout.isWide() && rows.rows() > 1) {
            faults.count("there are two rows; a table with both outcomes has one row for each unit");
            return Optional.empty();
        }
        if (before < 0 || after < 0) {
            return Optional.empty();
        }
        var isTreated = rows.number(before, PanelRows.AT_COHORT) == 1;
        if (isTreated != (rows.number(after, PanelRows.AT_COHORT) == 1)) {
            faults.count("the treatment changes; it says whether a unit is treated at all");
            return Optional.empty();
        }
        List<String> clusters = new ArrayList<>(layout.clusters().size());
        for (var label = 0; label < layout.clusters().size(); label++) {
            clusters.add(rows.label(before, label));
            if (!rows.label(after, label).equals(rows.label(before, label))) {
                faults.count("the cluster %s changes; it must be constant within a unit"
                        .formatted(layout.clusters().get(label)));
                return Optional.empty();
            }
        }
        var outcome = layout.isWide() ? PanelRows.AT_MEASURES + 1 : PanelRows.AT_MEASURES;
        var change = rows.number(after, outcome) - rows.number(before, PanelRows.AT_MEASURES);
        var covariates = new double[layout.covariates() + 1];
        covariates[0] = 1;
        for (var j = 1; j < covariates.length; j++) {
            covariates[j] = rows.number(before, outcome + j);
        }
        return Optional.of(
                isTreated
                        ? TwoPeriodUnit.treated(change, clusters, covariates)
                        : TwoPeriodUnit.control(change, clusters, covariates));
    }

    private static int find(Group rows, double time, PanelFaults faults) {
        var found = -1;
        for (var at = 0; at < rows.rows(); at++) {
            if (rows.number(at, PanelRows.AT_TIME) == time) {
                if (found >= 0) {
                    faults.count(UnitRules.TWO_ROWS);
                }
                found = at;
            }
        }
        return found;
    }
}
