package org.socialrx.fit.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.socialrx.fit.frame.Group;
import org.socialrx.stats.etwfe.CountUnit;

/**
 * Makes units for two-way Poisson regression.
 *
 * @param layout of their rows, with outcome and exposure as the measures
 * @param clusterings for each clustering the labels that make a cluster together; none for the unit itself
 */
record CountUnits(PanelRows.Layout layout, List<List<Integer>> clusterings) implements UnitReader<CountUnit> {
    private static final long serialVersionUID = 1;
    private static final String SEPARATOR = "\u001f";
    private static final double[][] NO_COVARIATES = {};

    CountUnits {
        clusterings = new ArrayList<>(clusterings);
    }

    @Override
    public Optional<CountUnit> read(Group rows, PanelFaults faults) {
        var cohort = UnitRules.cohort(rows, faults);
        if (cohort.isEmpty()) {
            return Optional.empty();
        }
        var size = layout.periods().size();
        var seen = new int[size];
        var counts = new double[size];
        var exposures = new double[size];
        var covariates = layout.covariates() == 0 ? NO_COVARIATES : new double[size][];
        for (var at = 0; at < rows.rows(); at++) {
            var period = layout.periods().of(rows.number(at, PanelRows.AT_TIME));
            if (++seen[period] > 1) {
                faults.count(UnitRules.TWO_ROWS);
                return Optional.empty();
            }
            counts[period] = rows.number(at, PanelRows.AT_MEASURES);
            exposures[period] = layout.measures() == 1 ? 1 : rows.number(at, PanelRows.AT_MEASURES + 1);
            if (covariates.length > 0) {
                covariates[period] = covariates(rows, at);
            }
        }
        return Optional.of(new CountUnit(cohort.orElseThrow(), seen, counts, exposures, covariates, labels(rows)));
    }

    private double[] covariates(Group rows, int at) {
        var covariates = new double[layout.covariates()];
        for (var j = 0; j < covariates.length; j++) {
            covariates[j] = rows.number(at, layout.firstCovariate() + j);
        }
        return covariates;
    }

    private String[][] labels(Group rows) {
        var labels = new String[clusterings.size()][];
        for (var k = 0; k < labels.length; k++) {
            var own = clusterings.get(k);
            var isConstant = true;
            for (int label : own) {
                isConstant &= rows.isConstant(label);
            }
            labels[k] = new String[isConstant ? 1 : layout.periods().size()];
            for (var at = 0; at < (isConstant ? 1 : rows.rows()); at++) {
                var place = isConstant ? 0 : layout.periods().of(rows.number(at, PanelRows.AT_TIME));
                labels[k][place] = label(rows, at, own);
            }
        }
        return labels;
    }

    private static String label(Group rows, int at, List<Integer> labels) {
        if (labels.size() == 1) {
            return rows.label(at, labels.get(0));
        }
        var joined = new StringBuilder();
        for (int label : labels) {
            joined.append(rows.label(at, label)).append(SEPARATOR);
        }
        return joined.toString();
    }
}
