package org.socialrx.stats.did;

import java.io.Serializable;
import java.util.List;

/** One unit seen before and after. */
public final class TwoPeriodUnit implements Serializable {
    private static final long serialVersionUID = 1;

    private final boolean isTreated;
    private final double change;
    private final List<String> clusters;
    private final double[] covariates;

    private TwoPeriodUnit(boolean isTreated, double change, List<String> clusters, double[] covariates) {
        this.isTreated = isTreated;
        this.change = change;
        this.clusters = List.copyOf(clusters);
        this.covariates = covariates;
    }

    /**
     * A treated unit.
     *
     * @param change outcome after less outcome before
     * @param clusters the clusters it belongs to, one for each clustering; may be empty
     * @param covariates k covariates from before, the first of them 1; not copied
     */
    public static TwoPeriodUnit treated(double change, List<String> clusters, double[] covariates) {
        return new TwoPeriodUnit(true, change, clusters, covariates);
    }

    /** A control unit, as {@link #treated}. */
    public static TwoPeriodUnit control(double change, List<String> clusters, double[] covariates) {
        return new TwoPeriodUnit(false, change, clusters, covariates);
    }

    List<String> clusters() {
        return clusters;
    }

    boolean isTreated() {
        return isTreated;
    }

    Observation into(Observation row) {
        return row.set(isTreated, true, change, covariates);
    }
}
