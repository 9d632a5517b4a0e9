package org.socialrx.fit.rollout;

import java.util.Optional;
import org.socialrx.fit.frame.Group;

/** The rules that the rows of one unit must keep. */
final class UnitRules {
    static final String TWO_ROWS = "two rows share one period; a panel has one row for each unit and period";

    private UnitRules() {}

    /** The cohort of a unit, 0 where it is never treated; empty when a rule is broken. */
    static Optional<Integer> cohort(Group rows, PanelFaults faults) {
        var cohort = rows.number(0, PanelRows.AT_COHORT);
        for (var at = 1; at < rows.rows(); at++) {
            if (rows.number(at, PanelRows.AT_COHORT) != cohort) {
                faults.count("the cohort changes; it must be one for each unit");
                return Optional.empty();
            }
        }
        if (cohort != Math.rint(cohort) || Math.abs(cohort) > Integer.MAX_VALUE) {
            faults.count("the cohort is no whole number");
            return Optional.empty();
        }
        return Optional.of((int) cohort);
    }

    /** Whether every cluster is constant; counts the unit where one is not. */
    static boolean isConstant(Group rows, PanelRows.Layout layout, PanelFaults faults) {
        for (var label = 0; label < layout.clusters().size(); label++) {
            if (!rows.isConstant(label)) {
                faults.count("the cluster %s changes; it must be constant within a unit"
                        .formatted(layout.clusters().get(label)));
                return false;
            }
        }
        return true;
    }

    /** Covariates of one row after a constant. */
    static double[] covariates(Group rows, int at, PanelRows.Layout layout) {
        var covariates = new double[layout.covariates() + 1];
        covariates[0] = 1;
        for (var j = 1; j < covariates.length; j++) {
            covariates[j] = rows.number(at, layout.firstCovariate() + j - 1);
        }
        return covariates;
    }
}
