package org.socialrx.fit.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.socialrx.fit.frame.Group;
import org.socialrx.stats.did.PanelUnit;

/**
 * Makes units for group-time effects.
 *
 * @param layout of their rows, with the outcome as the one measure
 */
record GroupTimeUnits(PanelRows.Layout layout) implements UnitReader<PanelUnit> {
    private static final long serialVersionUID = 1;
    private static final double[][] NO_COVARIATES = {{1}};

    @Override
    public Optional<PanelUnit> read(Group rows, PanelFaults faults) {
        var cohort = UnitRules.cohort(rows, faults);
        if (cohort.isEmpty() || !UnitRules.isConstant(rows, layout, faults)) {
            return Optional.empty();
        }
        var outcomes = new double[layout.periods().size()];
        Arrays.fill(outcomes, Double.NaN);
        for (var at = 0; at < rows.rows(); at++) {
            var period = layout.periods().of(rows.number(at, PanelRows.AT_TIME));
            if (!Double.isNaN(outcomes[period])) {
                faults.count(UnitRules.TWO_ROWS);
                return Optional.empty();
            }
            outcomes[period] = rows.number(at, PanelRows.AT_MEASURES);
        }
        List<String> clusters = new ArrayList<>(layout.clusters().size());
        for (var label = 0; label < layout.clusters().size(); label++) {
            clusters.add(rows.label(0, label));
        }
        return Optional.of(new PanelUnit(cohort.orElseThrow(), clusters, outcomes, covariates(rows)));
    }

    /** One row a period, or a single one where nothing changes. */
    private double[][] covariates(Group rows) {
        if (layout.covariates() == 0) {
            return NO_COVARIATES;
        }
        var isConstant = true;
        for (var at = 1; isConstant && at < rows.rows(); at++) {
            for (var j = 0; j < layout.covariates(); j++) {
                var place = layout.firstCovariate() + j;
                isConstant &= rows.number(at, place) == rows.number(0, place);
            }
        }
        if (isConstant) {
            return new double[][] {UnitRules.covariates(rows, 0, layout)};
        }
        var byPeriod = new double[layout.periods().size()][];
        for (var at = 0; at < rows.rows(); at++) {
            byPeriod[layout.periods().of(rows.number(at, PanelRows.AT_TIME))] = UnitRules.covariates(rows, at, layout);
        }
        return byPeriod;
    }
}
