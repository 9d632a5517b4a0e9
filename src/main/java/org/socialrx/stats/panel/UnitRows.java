package org.socialrx.stats.panel;

import java.io.Serializable;

/**
 * All rows of one unit, ordered by period. The arrays are not copied, because there may be millions of units.
 *
 * @param key tells units apart; never shown
 * @param cohorts n first treated periods, {@link #NEVER} where there is none; the same in every row
 * @param periods n periods
 * @param y n outcomes
 * @param x n rows of covariates
 * @param clusters n rows: the cluster of every clustering
 */
public record UnitRows(String key, int[] cohorts, int[] periods, double[] y, double[][] x, String[][] clusters)
        implements Serializable {
    /** Cohort of units that are never treated. */
    public static final int NEVER = 0;

    private static final long serialVersionUID = 1;

    /** How many rows there are. */
    public int size() {
        return y.length;
    }

    /** The first treated period, or {@link #NEVER}. */
    public int cohort() {
        return cohorts[0];
    }

    /** Whether row t is treated. */
    boolean isTreated(int t) {
        return cohort() != NEVER && periods[t] >= cohort();
    }
}
