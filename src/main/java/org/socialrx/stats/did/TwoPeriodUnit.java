package org.socialrx.stats.did;

import java.io.Serializable;

/** One unit seen before and after. */
public final class TwoPeriodUnit implements Serializable {
    private static final long serialVersionUID = 1;

    private final boolean isTreated;
    private final double change;
    private final String cluster;
    private final double[] covariates;

    private TwoPeriodUnit(boolean isTreated, double change, String cluster, double[] covariates) {
        this.isTreated = isTreated;
        this.change = change;
        this.cluster = cluster;
        this.covariates = covariates;
    }

    /**
     * A treated unit.
     *
     * @param change outcome after less outcome before
     * @param cluster what it is independent of others in: itself or a larger group
     * @param covariates k covariates from before, the first of them 1; not copied
     */
    public static TwoPeriodUnit treated(double change, String cluster, double[] covariates) {
        return new TwoPeriodUnit(true, change, cluster, covariates);
    }

    /** A control unit, as {@link #treated}. */
    public static TwoPeriodUnit control(double change, String cluster, double[] covariates) {
        return new TwoPeriodUnit(false, change, cluster, covariates);
    }

    String cluster() {
        return cluster;
    }

    boolean isTreated() {
        return isTreated;
    }

    Observation into(Observation row) {
        return row.set(isTreated, true, change, covariates);
    }
}
