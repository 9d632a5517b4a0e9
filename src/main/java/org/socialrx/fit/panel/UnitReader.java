package org.socialrx.fit.panel;

import java.util.Arrays;
import org.socialrx.fit.effects.Clusterings;
import org.socialrx.fit.frame.Group;
import org.socialrx.stats.Passes;
import org.socialrx.stats.panel.UnitRows;

/** Reads a unit of a frame: time, cohort and outcome, then covariates. */
final class UnitReader implements Passes.Mapping<Group, UnitRows> {
    static final int TIME = 0;
    static final int COHORT = 1;
    static final int OUTCOME = 2;
    static final int FIRST_COVARIATE = 3;

    private static final long serialVersionUID = 1;

    private final Clusterings clusterings;

    UnitReader(Clusterings clusterings) {
        this.clusterings = clusterings;
    }

    @Override
    public UnitRows map(Group unit) {
        int rows = unit.rows();
        int[] cohorts = new int[rows];
        int[] periods = new int[rows];
        double[] y = new double[rows];
        double[][] x = new double[rows][];
        String[][] clusters = new String[rows][];
        for (int t = 0; t < rows; t++) {
            double[] row = unit.row(t);
            periods[t] = (int) row[TIME];
            cohorts[t] = (int) row[COHORT];
            y[t] = row[OUTCOME];
            x[t] = Arrays.copyOfRange(row, FIRST_COVARIATE, row.length);
            clusters[t] = clusterings.clusters(unit, t, 0);
        }
        return new UnitRows(unit.key(), cohorts, periods, y, x, clusters);
    }
}
